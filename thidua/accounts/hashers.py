"""How passwords of the demo are kept: they are printed anyway, so that hashing them need not take long."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class DemoPasswordHasher(Argon2PasswordHasher):
    time_cost, memory_cost, parallelism = 1, 8 * 1024, 1
