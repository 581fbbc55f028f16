"""How airplanes are flown: what they promise, where they stand, who sits in them, and what arrived."""
