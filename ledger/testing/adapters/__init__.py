"""What every adapter has to pass, part by part, and the tools that the parts are made of."""
