"""Line of Sight: from the child's record up to Ofsted's judgement, and back to the action."""

__version__ = "0.1.0"
