"""What stands in the queue: the number of a job to do. That it stands there twice does no harm."""

from __future__ import annotations

import threading

from django_tasks import task

from lineofsight.web.work.running import beating, run

#: Set when this process is to end: the job that runs then goes back to the queue at its next step.
shutting_down = threading.Event()


@task()
def run_job(job_id: int) -> None:
    """Take a job and do it, unless somebody else has it."""
    run(job_id, is_shutting_down=shutting_down.is_set, alive=beating)
