"""Pages of official statistics: measures, profiles, neighbours."""
