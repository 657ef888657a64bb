"""Pages that only a running house can show, and the way to each: an address, or a form to send."""

WALKED = {
    "desk/front.html": "/desk",
    "desk/story.html": "/desk/story",
    "desk/draft.html": "{draft}",
    "desk/map.html": "{draft}/map",
    "desk/preview.html": "{draft}/preview",
    "desk/version.html": "{draft}/version/1",
    "desk/book.html": "{draft}/book",
    "house/second.html": "{show}/second",
    "house/mine.html": "{show}/mine",
    "house/sheet.html": "{show}/q/{ballot}/sheet",
    "house/ticket.html": "{ticket}",
    "house/tickets.html": "{show}/tickets",
    "paper/choose.html": "{show}/paper",
    "paper/sheets.html": "{show}/paper",
}
