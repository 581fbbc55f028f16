"""Every airplane flies, and delivers what it says."""
