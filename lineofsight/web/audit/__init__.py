"""The record of access and change: who read which child, who changed what. It cannot be edited."""
