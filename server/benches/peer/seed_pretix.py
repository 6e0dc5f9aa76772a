"""An event of pretix with a free ticket, a check-in list and a token; prints their names as JSON. Run with pretix's own Python."""

import json
import os
import secrets
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pretix.settings")
django.setup()

from django.utils.timezone import now  # noqa: E402
from django_scopes import scopes_disabled  # noqa: E402
from pretix.base.models import CheckinList, Event, Item, Organizer, Quota, Team, TeamAPIToken  # noqa: E402

with scopes_disabled():
    slug = "lan" + secrets.token_hex(4)
    organizer = Organizer.objects.create(name="Länsstyrelsen", slug=slug)
    event = Event.objects.create(organizer=organizer, name="Workshop", slug="ws", currency="SEK", live=True,
                                 date_from=now() + timedelta(days=30), plugins="")
    item = Item.objects.create(event=event, name="Plats", default_price=0, admission=True)
    quota = Quota.objects.create(event=event, name="Platser", size=None)
    quota.items.add(item)
    checkin_list = CheckinList.objects.create(event=event, name="Dörren", all_products=True)
    fields = {field.name for field in Team._meta.get_fields()}
    rights = {name: True for name in fields if name.startswith("can_") or name.startswith("all_")}
    team = Team.objects.create(organizer=organizer, name="Alla", **rights)
    token = TeamAPIToken.objects.create(team=team, name="bench")
    print(json.dumps({"organizer": slug, "event": "ws", "item": item.pk, "list": checkin_list.pk, "token": token.token}))
