"""For those who watch: jobs, health, readiness."""

from typing import Annotated

from fastapi import APIRouter, Path

from search_api.http.jobs import Job
from search_api.http.problems import NotHere
from search_api.http.state import TheCorpus, TheJobs

router = APIRouter(tags=["watching"])


@router.get("/api/jobs/{job_id}")
def show_job(job_id: Annotated[str, Path(pattern="^[0-9a-f]{32}$")], jobs: TheJobs) -> Job:
    """Tell how far a job has come, and what became of each file."""
    job = jobs.find(job_id)
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
