"""For those who watch: jobs, health, readiness."""

import time
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import PlainTextResponse

from search_api.http.job_files import Job, JobState
from search_api.http.problems import NotHere
from search_api.http.state import TheCorpus, TheJobs
from search_api.report import BatchReport, text_of

router = APIRouter(tags=["watching"])

JobId = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]


@router.get("/api/jobs/{job_id}")
def show_job(job_id: JobId, jobs: TheJobs) -> Job:
    """Tell how far a job has come, and what became of each file."""
    return _known(jobs.find(job_id))


@router.delete("/api/jobs/{job_id}")
def cancel_job(job_id: JobId, jobs: TheJobs) -> Job:
    """Cancel a job: what is finished stays; the rest waits to be tried again."""
    return _known(jobs.cancel(job_id))


@router.post("/api/jobs/{job_id}/retry", status_code=202)
def retry_job(job_id: JobId, jobs: TheJobs) -> Job:
    """Try again what a job left: files that could not be read, and those it did not get to."""
    return _known(jobs.retry(job_id))


@router.get("/api/jobs/{job_id}/report", response_class=PlainTextResponse)
def show_report(job_id: JobId, jobs: TheJobs) -> str:
    """Tell what became of each file of a job, as people read it."""
    job = _known(jobs.find(job_id))
    ended = job.ended or time.time()
    cancelled = job.state is JobState.CANCELLED
    return text_of(BatchReport(job.created, ended, job.total, cancelled, job.results))


def _known(job: Job | None) -> Job:
    if job is None:
        msg = "there is no such job"
        raise NotHere(msg)
    return job


@router.get("/health")
def show_health() -> dict[str, str]:
    """Answer as long as the service lives."""
    return {"status": "ok"}


@router.get("/ready")
def show_readiness(corpus: TheCorpus) -> dict[str, str | int]:
    """Answer with 200 when questions can be answered, with 503 when the index is away."""
    return {"status": "ready", "passages": corpus.store.count()}
