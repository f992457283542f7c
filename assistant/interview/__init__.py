"""Asks what is still undecided about a consortium, one thing at a time, and compares the answers with a call.

Pure: no Rasa, no database, no clock.  Conditions, places and the day are handed in; the state is JSON.  The questions
are derived from the conditions of the call: the interview knows no call.
"""
