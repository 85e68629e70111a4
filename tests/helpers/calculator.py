"""A calculator for the calculations that the program prints."""

import ast
import math
import operator
import re
from statistics import NormalDist

OPERATIONS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}  # fmt: skip


def computed(text):
    """The value of a printed calculation: digits, + − · / ^, brackets, ln and Phi, no more."""
    plain = (
        text.replace("−", "-")
        .replace("·", "*")
        .replace("×", "*")
        .replace("^", "**")
        .replace(",", "")
    )

    def value(node):
        match node:
            case ast.Constant(value=int() | float() as number):
                return number
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return -value(inner)
            case ast.BinOp(left=one, op=operation, right=other) if type(operation) in OPERATIONS:
                return OPERATIONS[type(operation)](value(one), value(other))
            case ast.Call(func=ast.Name(id="ln"), args=[inner], keywords=[]):
                return math.log(value(inner))
            case ast.Call(func=ast.Name(id="Phi"), args=[inner], keywords=[]):
                return NormalDist().cdf(value(inner))
        raise AssertionError(f"no calculation: {text}")

    return value(ast.parse(plain.strip(), mode="eval").body)


def holds(text):
    """Whether a printed comparison is true."""
    one, sign, other = re.split(r"(>=|<=|[<>≥≤])", text)
    compare = {"<": operator.lt, ">": operator.gt, "≥": operator.ge, ">=": operator.ge}.get(
        sign, operator.le
    )
    return compare(computed(one), computed(other))


def printed(text, last=False):
    """The first (or last) number in a text, and half a unit of its last digit."""
    found = re.findall(r"[-−]?\d[\d,]*(?:\.\d+)?", text)
    digits = found[-1 if last else 0].replace(",", "").replace("−", "-")
    return float(digits), 0.5 * 10 ** -len(digits.partition(".")[2])
