"""These tests need packages that nothing else needs, so they are collected only where they are named."""


def pytest_ignore_collect(config):
    return None if any("peers" in argument for argument in config.args) else True
