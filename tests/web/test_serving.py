"""The command that serves the app."""

from __future__ import annotations

from cluster_psia.web.serving import streamlit_command, streamlit_settings


def test_every_setting_of_the_file_is_handed_over() -> None:
    command = streamlit_command(8501, {"server.address": "0.0.0.0"})
    handed = {option.partition("=")[0] for option in command if option.startswith("--")}
    assert handed == {f"--{name}" for name in streamlit_settings()} | {"--server.port"}
    assert "--browser.gatherUsageStats=false" in command
    assert "--server.allowedHosts=::1" in command
    assert "--server.address=0.0.0.0" in command
    assert "--server.address=localhost" not in command
