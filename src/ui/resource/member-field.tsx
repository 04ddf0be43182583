import { Field } from "@/ui/primitives/field";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";

/** A member of the studio, by the id that they act under. */
export type Member = { id: string; name: string };

type Props = { members: Member[]; userId: string | null; error: string | undefined };

/** Which member an artist is: they are told of its bookings, and have them in their calendar. */
export function MemberField({ members, userId, error }: Props) {
  // Whoever has left the studio is still named, so that saving something else does not take the link away.
  const all = userId && !members.some(({ id }) => id === userId) ? [...members, { id: userId, name: text.resources.formerMember }] : members;
  return (
    <Field label={text.resources.member} optional={text.field.optional} hint={text.resources.memberHint} error={error}>
      {(control) => <Select {...control} name="userId" defaultValue={userId ?? ""} placeholder={text.resources.noMember} options={all.map(({ id, name }) => ({ value: id, label: name }))} />}
    </Field>
  );
}
