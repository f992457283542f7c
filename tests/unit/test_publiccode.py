"""publiccode.yml keeps the rules of its standard, v0.7.0 (https://yml.publiccode.tools/v0/schema.core.html).

Sections are headings of that page or of its neighbours categories-list, scope-list and country (Italy).
"""

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
CATEGORIES = """accounting agile-project-management applicant-tracking application-development
    appointment-scheduling backup billing-and-invoicing blog budgeting business-intelligence
    business-process-management cad call-center-management cloud-management collaboration communications
    compliance-management contact-management content-management crm customer-service-and-support
    data-analytics data-collection data-visualization design design-system digital-asset-management
    digital-citizenship document-management donor-management e-commerce e-signature educational-content
    email-management email-marketing employee-management enterprise-project-management
    enterprise-social-networking erp event-management facility-management feedback-and-reviews-management
    financial-reporting fleet-management fundraising gamification geographic-information-systems
    grant-management graphic-design help-desk hr ide identity-management instant-messaging
    integrated-library-system inventory-management it-asset-management it-development it-management
    it-security it-service-management knowledge-management learning-management-system marketing mind-mapping
    mobile-marketing mobile-payment network-management office online-booking online-community payment-gateway
    payroll predictive-analysis procurement productivity-suite project-collaboration project-management
    property-management real-estate-management regulations-and-directives remote-support resource-management
    sales-management seo service-desk social-media-management survey talent-management task-management
    taxes-management test-management time-management time-tracking translation video-conferencing
    video-editing visitor-management voip warehouse-management web-collaboration web-conferencing
    website-builder whistleblowing workflow-management other"""
SCOPES = """agriculture culture defence education emergency-services employment energy environment
    finance-and-economic-development foreign-affairs government healthcare infrastructures justice
    local-authorities manufacturing research science-and-technology security society sport tourism
    transportation welfare"""
STANDALONE = "standalone/(mobile|iot|desktop|web|backend|other)"


class Rule(NamedTuple):
    """What each value at a path (`*`: every item) must be, and the section of the standard that says so."""

    path: str
    section: str
    pattern: str = r".*\S.*"
    kind: type = str
    mandatory: bool = True


RULES = [
    Rule("publiccodeYmlVersion", "Key publiccodeYmlVersion", r"0(\.[2-7](\.\d)?)?"),
    Rule("name", "Key name"),
    Rule("url", "Key url", r"https://[\w.-]+(/[\w.-]+){2,}"),
    Rule("softwareVersion", "Key softwareVersion", mandatory=False),
    Rule("releaseDate", "Key releaseDate; Dates", r"\d{4}-\d{2}-\d{2}", mandatory=False),
    Rule("platforms.*", "Key platforms (values outside its list are allowed)"),
    Rule("categories.*", "List of software categories", "|".join(CATEGORIES.split()), mandatory=False),
    Rule("developmentStatus", "Key developmentStatus", "concept|development|beta|stable|obsolete"),
    Rule("softwareType", "Key softwareType", rf"{STANDALONE}|addon|library|configurationFiles"),
    Rule("organisation.uri", "Key organisation/uri", r"(https?://|urn:)\S+"),
    Rule("intendedAudience.scope.*", "Scope list", "|".join(SCOPES.split()), mandatory=False),
    Rule("description.*.shortDescription", "Key description/[lang]/shortDescription", r"[^\n]{1,150}"),
    Rule("description.*.longDescription", "Key description/[lang]/longDescription", ".{150,10000}"),
    Rule("description.*.features.*", "Key description/[lang]/features"),
    Rule("legal.license", "Key legal/license (an SPDX expression: LICENSE's own)", r"EUPL-1\.2"),
    Rule("maintenance.type", "Key maintenance/type", "internal|contract|community|none"),
    Rule("maintenance.contacts.*.name", "Key maintenance/contacts (mandatory where internal); Contact"),
    Rule("localisation.localisationReady", "Key localisation/localisationReady", kind=bool),
    Rule("localisation.availableLanguages.*", "Key localisation/availableLanguages", r"[a-z]{2,3}(-\w+)*"),
    Rule("dependsOn.open.*.name", "Key dependsOn/open; Dependency"),
    Rule("dependsOn.open.*.version", "Dependency", mandatory=False),
    Rule("dependsOn.open.*.optional", "Dependency", kind=bool, mandatory=False),
    Rule("IT.countryExtensionVersion", "Italy, key countryExtensionVersion", r"1\.0"),
    Rule("IT.conforme.*", "Italy, key conforme", kind=bool, mandatory=False),
    Rule("IT.riuso.codiceIPA", "Italy, key riuso/codiceIPA", r"\w+"),
]


def values(node: Any, keys: list[str]) -> list[Any]:
    for at, key in enumerate(keys):
        if key == "*":
            items = node.values() if isinstance(node, dict) else node or []
            return [value for item in items for value in values(item, keys[at + 1 :])]
        node = (node or {}).get(key)
    return [node]


def breaches(rule: Rule, document: dict[str, Any]) -> list[Any]:
    found = values(document, rule.path.split(".")) or [None]
    fits = [isinstance(v, rule.kind) and re.fullmatch(rule.pattern, str(v), re.DOTALL) for v in found]
    return [v for v, fit in zip(found, fits, strict=True) if not fit and (rule.mandatory or v is not None)]


@pytest.fixture
def document() -> dict[str, Any]:
    return YAML(typ="safe", pure=True).load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.path)
def test_each_rule_is_kept(rule: Rule, document: dict[str, Any]) -> None:
    assert breaches(rule, document) == [], f"{rule.path}: see «{rule.section}»"


def test_the_file_agrees_with_itself_and_with_the_project(document: dict[str, Any]) -> None:
    assert set(document) <= {rule.path.split(".")[0] for rule in RULES}, "a key without a rule"
    assert date.fromisoformat(document["releaseDate"]) and "contractors" not in document["maintenance"]
    assert set(document["description"]) == set(document["localisation"]["availableLanguages"])
    assert document["organisation"]["uri"] == f"urn:x-italian-pa:{document['IT']['riuso']['codiceIPA']}"
    assert f'version = "{document["softwareVersion"]}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n") and "‘Compatible Licences’" in licence


@pytest.mark.parametrize("rule", [rule for rule in RULES if "*" not in rule.path], ids=lambda rule: rule.path)
def test_a_breach_is_found(rule: Rule, document: dict[str, Any]) -> None:
    *parents, last = rule.path.split(".")
    values(document, parents)[0][last] = ""
    assert breaches(rule, document) == [""]
