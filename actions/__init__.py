"""What Dario does, one thin action per skill: slots in, one call, messages and slots out."""
