import type { PhaseList } from "@/modules/project/phases/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { Field } from "@/ui/primitives/field";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";

const usePhases = (projectId: string | undefined) => useLoaded<PhaseList>(projectId && `v1/projects/${projectId}/phases`).value?.items ?? [];

type Props = { projectId: string | undefined; value: string | null; error: string | undefined; onChange: (phaseId: string | null) => void };

/** Which phase of the project it is for; not there for a project that has none. */
export function PhaseField({ projectId, value, error, onChange }: Props) {
  const phases = usePhases(projectId);
  if (phases.length === 0) return null;
  return (
    <Field label={text.days.phase} optional={text.field.optional} error={error}>
      {(control) => (
        <Select {...control} placeholder={text.days.noPhase} options={phases.map(({ id, name }) => ({ value: id, label: name }))} value={value ?? ""} onChange={(event) => onChange(event.target.value || null)} />
      )}
    </Field>
  );
}

/** The name of a phase, once it is known. */
export function PhaseName({ projectId, phaseId }: { projectId: string; phaseId: string }) {
  const phase = usePhases(projectId).find(({ id }) => id === phaseId);
  return phase ? <span className="block text-sm text-muted">{phase.name}</span> : null;
}
