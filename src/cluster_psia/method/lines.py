"""Where in a YAML file something stands. Slow and exact: only asked when a file is wrong and a
person must mend it.

The files are read by a fast parser that tells no lines; here PyYAML reads the same text again and
keeps its marks.
"""

from __future__ import annotations

from collections.abc import Iterable

import yaml

try:  # libyaml's parser is ten times as fast as the one in Python
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

# levels of nesting; the files have some ten, and libyaml brings the process down at many thousands
DEEPEST = 50


def why_not(text: str) -> str:
    """Why ``text`` is no YAML that can be used, with the line, in one line of words; empty when
    PyYAML takes it.
    """
    try:
        _check_depth(text)
        node = yaml.compose(text, Loader=SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return f"line {mark.line + 1}: {error.problem}" if mark else " ".join(str(error).split())
    except (yaml.YAMLError, ValueError) as error:
        return " ".join(str(error).split())
    return next(iter(_keys_that_stand_twice(node)), "")


def line_of(text: str, path: Iterable[int | str]) -> int | None:
    """The line (from 1) of what stands at ``path``, or of its nearest surroundings; None when the
    text is no YAML.
    """
    try:
        _check_depth(text)
        node = yaml.compose(text, Loader=SafeLoader)
    except (yaml.YAMLError, ValueError):
        return None
    line = node.start_mark.line + 1 if node else None
    for part in path:
        found = _child(node, part) if node else None
        if found is None:
            break
        line, node = found
    return line


def _child(node: yaml.Node, part: int | str) -> tuple[int, yaml.Node] | None:
    """The line and the node one step down: at a key of a mapping, or at a place of a list."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key.start_mark.line + 1, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    return None


def _check_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise ValueError(f"it is nested more than {DEEPEST} levels deep")


def _nodes(node: yaml.Node | None) -> Iterable[yaml.Node]:
    """Every node of a tree that ``_check_depth`` has let through."""
    if node is None:
        return
    yield node
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _nodes(part)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _nodes(part)


def _keys_that_stand_twice(root: yaml.Node | None) -> Iterable[str]:
    for node in _nodes(root):
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, _ in node.value:
                if str(key.value) in seen:
                    yield f"line {key.start_mark.line + 1}: key '{key.value}' stands twice"
                seen.add(str(key.value))
