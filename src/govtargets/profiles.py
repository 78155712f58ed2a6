"""The Hypothesis profiles of the kit: `dev` for the next minute, `ci` for each change, `deep` for a night."""


def register() -> None:
    """Register `dev`, `ci` and `deep`; Hypothesis calls this when it is imported.

    `dev` tries 25 examples, `ci` 100, the same ones each time, and `deep` 2000. None has a deadline for a
    single example. A profile of the same name that a project registers itself takes its place.
    """
    from hypothesis import HealthCheck, settings  # noqa: PLC0415  (only where it is in use anyway)

    settings.register_profile("dev", max_examples=25, deadline=None)
    settings.register_profile(
        "ci",
        max_examples=100,
        deadline=None,
        derandomize=True,
        database=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.register_profile("deep", max_examples=2000, deadline=None)
