"""What is mailed, to whom, and how somebody asks for it and stops it."""
