"""Việc nền: what the workers do, what waits, what failed and why, and a retry."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tonghop.exchange.queries import mail_state
from tonghop.kernel.errors import NotPossible
from tonghop.quality.queries import campaigns_to_set
from tonghop.queue.actions import retry_task
from tonghop.queue.queries import queue_page
from tonghop.web.guard import PageRequest, page


@page(permission="administers")
def queue(request: PageRequest) -> HttpResponse:
    """Show workers and tasks; whether a worker lives is asked of the real clock."""
    content = {
        "nav": "queue",
        "queue": queue_page(request.viewer, at=timezone.now()),
        "mail": mail_state(),
        "campaigns": campaigns_to_set(request.viewer),
    }
    return render(request, "web/queue.html", content)


@page(permission="administers")
@require_POST
def retry(request: PageRequest, task_id: str) -> HttpResponse:
    """Put a failed task back into the queue."""
    try:
        task = UUID(task_id)
    except ValueError as error:
        raise NotPossible("Không có việc này.", advice="Hãy tải lại trang.") from error
    retry_task(task, by=request.viewer, at=request.at)
    messages.success(request, "Việc đã được đưa lại vào hàng đợi.")
    return redirect("queue")
