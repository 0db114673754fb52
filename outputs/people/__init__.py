"""The people who use the register through the web page: accounts, rights, sessions, tokens.

Passwords, session tokens and personal tokens are kept as hashes only. What is done to an account is in the chain of changes.
"""

from chidao.outputs.people.accounts import Account, Accounts
from chidao.outputs.people.rights import RIGHTS, ROLES, Right, Role

__all__ = ["RIGHTS", "ROLES", "Account", "Accounts", "Right", "Role"]
