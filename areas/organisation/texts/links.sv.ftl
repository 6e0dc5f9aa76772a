## Personliga länkar
