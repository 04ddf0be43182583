import type { Resource } from "@/modules/resource/contract";
import { SubscribeButton } from "@/ui/feed/subscribe-button";
import { formatMoney } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Table, TableCell, TableHead, TableRow } from "@/ui/primitives/table";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";

/** @param onEdit none for who may only look */
export function ResourceTable({ resources, onShow, onEdit }: { resources: Resource[]; onShow: (resource: Resource) => void; onEdit: ((resource: Resource) => void) | undefined }) {
  return (
    <Table label={text.resources.title}>
      <thead>
        <tr>
          <TableHead>{text.resources.name}</TableHead>
          <TableHead>{text.resources.department}</TableHead>
          <TableHead>{text.resources.skills}</TableHead>
          <TableHead>{text.resources.tags}</TableHead>
          <TableHead>{text.resources.timeZone}</TableHead>
          <TableHead className="text-right">{text.resources.capacity}</TableHead>
          <TableHead className="text-right">{text.resources.rate}</TableHead>
          <TableHead>
            <span className="sr-only">{onEdit ? text.action.edit : text.feeds.subscribe}</span>
          </TableHead>
        </tr>
      </thead>
      <tbody>
        {resources.map((resource) => (
          <TableRow key={resource.id}>
            <TableCell className="font-medium whitespace-nowrap">
              <span className="flex items-center gap-2">
                <KindIcon kind={resource.kind} named />
                <button type="button" className="underline-offset-3 hover:underline" onClick={() => onShow(resource)}>
                  {resource.name}
                </button>
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted">{resource.department}</TableCell>
            <TableCell>
              <span className="flex flex-wrap gap-1">
                {resource.skills.map(({ name, level }) => (
                  <Badge key={name}>
                    {name} <span className="font-normal">{level}</span>
                  </Badge>
                ))}
              </span>
            </TableCell>
            <TableCell className="text-sm text-muted">{resource.tags.join(", ")}</TableCell>
            <TableCell className="text-sm whitespace-nowrap text-muted">{resource.timeZone}</TableCell>
            <TableCell className="text-right">{resource.kind === "artist" ? `${resource.capacity} %` : resource.capacity}</TableCell>
            <TableCell className="text-right whitespace-nowrap">{resource.hourlyRate && formatMoney(resource.hourlyRate)}</TableCell>
            <TableCell>
              <span className="flex justify-end">
                <SubscribeButton variant="ghost" size="sm" subject={{ kind: "resource", subjectId: resource.id, name: resource.name }} />
                {onEdit && (
                  <Button variant="ghost" size="sm" aria-label={`${text.action.edit} ${resource.name}`} onClick={() => onEdit(resource)}>
                    {text.action.edit}
                  </Button>
                )}
              </span>
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
