import type { Principal } from "@/lib/principal";
import { iso } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import type { Tx } from "@/services/db";
import { MOST_LISTED, type Notice, type NoticeItem, type NoticeKind, type ToldItem } from "./contract";
import { type NoticeRow, selectNames } from "./repository";

/** Messages as their reader may see them now: what a project is called only to who may read it. In three queries, however many. */
export async function presentNotices(tx: Tx, tenantId: string, reader: Pick<Principal, "role" | "actor">, rows: NoticeRow[], most = MOST_LISTED): Promise<Notice[]> {
  const told = rows.flatMap(({ payload }) => payload.items.slice(0, most));
  if (told.length === 0) return [];
  const unreadable = await selectUnreadable(tx, tenantId, reader);
  const names = await selectNames(tx, tenantId, told.map(({ resourceId }) => resourceId), told.flatMap(({ about, id }) => (about === "booking" ? [id] : [])));
  const shown = (item: ToldItem): NoticeItem => {
    const resource = names.resources.get(item.resourceId);
    const booking = names.bookings.get(item.id);
    const isOpen = booking && !unreadable.has(booking.projectId);
    const { about, id, resourceId, start, end, status, before, reason } = item;
    return { about, id, resourceId, start, end, status, before, reason, resourceName: resource?.name ?? "", timeZone: resource?.timeZone ?? "UTC", projectName: isOpen ? booking.projectName : null, title: isOpen ? booking.title : "" };
  };
  return rows.map(({ id, kind, payload, createdAt, readAt }) => ({
    id,
    kind: kind as NoticeKind,
    actor: payload.actor,
    count: payload.count,
    items: payload.items.slice(0, most).map(shown),
    createdAt: iso(createdAt),
    readAt: readAt && iso(readAt),
  }));
}
