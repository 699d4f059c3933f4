"""People, the authorities of this site, the roles that people hold there, invitations."""
