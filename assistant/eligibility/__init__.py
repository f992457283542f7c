"""Compares what a consortium answers with the published conditions of a call: met, not met, or open.

Pure: no database, no clock, no Rasa.  Conditions, places and the moment are handed in; the engine knows no call.
"""
