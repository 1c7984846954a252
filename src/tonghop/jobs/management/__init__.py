"""Commands of this room for Django's own command line; `tonghop work` calls them."""
