import type { Feed } from "@/modules/feed/contract";
import { formatDay } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { text } from "@/ui/text/en";

type Props = { feeds: Feed[]; zone: string; showsMaker: boolean; onRevoke: (feed: Feed) => void };

export function FeedTable({ feeds, zone, showsMaker, onRevoke }: Props) {
  const heads = [text.feeds.name, text.feeds.kind, ...(showsMaker ? [text.feeds.maker] : []), text.feeds.createdAt, text.feeds.lastUsedAt, text.feeds.state];
  return (
    <Table label={text.feeds.title}>
      <thead>
        <tr>
          {heads.map((head) => (
            <TableHead key={head}>{head}</TableHead>
          ))}
          <TableHead>
            <span className="sr-only">{text.feeds.revoke}</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {feeds.map((feed) => (
          <TableRow key={feed.id}>
            <TableCell className="font-medium">{feed.name}</TableCell>
            <TableCell>{text.feeds.of[feed.kind]}</TableCell>
            {showsMaker && <TableCell>{feed.makerName}</TableCell>}
            <TableCell className="whitespace-nowrap text-muted">{formatDay(Date.parse(feed.createdAt), zone)}</TableCell>
            <TableCell className="whitespace-nowrap text-muted">{feed.lastUsedAt ? formatDay(Date.parse(feed.lastUsedAt), zone) : text.feeds.never}</TableCell>
            <TableCell>
              <Badge tone={feed.revokedAt ? "neutral" : "ok"}>{feed.revokedAt ? text.feeds.revoked : text.feeds.active}</Badge>
            </TableCell>
            <TableCell className="text-right">
              {!feed.revokedAt && (
                <Button variant="ghost" size="sm" aria-label={`${text.feeds.revoke} ${feed.name}`} onClick={() => onRevoke(feed)}>
                  {text.feeds.revoke}
                </Button>
              )}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
