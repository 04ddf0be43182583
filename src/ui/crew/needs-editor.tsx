import { Plus } from "lucide-react";
import { MOST_NEEDS } from "@/modules/booking/bundles/contract";
import type { ApiProblem } from "@/ui/api/client";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { NeedFields } from "./need-fields";
import { type NeedDraft, newNeed } from "./needs-draft";

type Props = { needs: NeedDraft[]; onNeeds: (needs: NeedDraft[]) => void; problem: ApiProblem | undefined };

/** The needs of a bundle or a kit, one below the other. */
export function NeedsEditor({ needs, onNeeds, problem }: Props) {
  const overall = problem?.fieldErrors.find(({ path }) => path === "needs")?.message;
  return (
    <div className="space-y-3">
      {needs.map((need, index) => (
        <NeedFields
          key={need.key}
          need={need}
          index={index}
          problem={problem}
          onNeed={(changed) => onNeeds(needs.map((other) => (other === need ? changed : other)))}
          onRemove={needs.length > 1 ? () => onNeeds(needs.filter((other) => other !== need)) : undefined}
        />
      ))}
      {overall && <p className="text-sm text-danger">{overall}</p>}
      {needs.length < MOST_NEEDS && (
        <Button onClick={() => onNeeds([...needs, newNeed(Math.max(...needs.map(({ key }) => key)) + 1)])}>
          <Plus aria-hidden />
          {text.needs.add}
        </Button>
      )}
    </div>
  );
}
