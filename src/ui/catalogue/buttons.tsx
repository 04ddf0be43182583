import { Pencil, Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { FOCUSED, Section, Specimen } from "./specimen";

const { sample } = text.catalogue;
const VARIANTS = ["primary", "secondary", "ghost", "danger", "link"] as const;

/** The button in all its states. */
export function Buttons() {
  return (
    <Section name="button">
      <Specimen state="variants" wide>
        {VARIANTS.map((variant) => (
          <Button key={variant} variant={variant}>
            {sample.book}
          </Button>
        ))}
      </Specimen>
      <Specimen state="hover">
        <Button variant="primary">{sample.book}</Button>
        <Button>{sample.cancel}</Button>
      </Specimen>
      <Specimen state="focus">
        <Button className={FOCUSED}>{sample.book}</Button>
      </Specimen>
      <Specimen state="disabled">
        <Button variant="primary" disabled>
          {sample.book}
        </Button>
        <Button disabled>{sample.cancel}</Button>
      </Specimen>
      <Specimen state="pending">
        <Button variant="primary" pending>
          {sample.saving}
        </Button>
        <Button pending>{sample.saving}</Button>
      </Specimen>
      <Specimen state="sizes">
        <Button>{sample.book}</Button>
        <Button size="sm">{sample.book}</Button>
      </Specimen>
      <Specimen state="icon">
        <Button size="icon" aria-label={text.action.edit}>
          <Pencil aria-hidden />
        </Button>
        <Button size="icon" variant="ghost" aria-label={sample.remove}>
          <Trash2 aria-hidden />
        </Button>
        <Button variant="primary">
          <Plus aria-hidden />
          {sample.book}
        </Button>
      </Specimen>
      <Specimen state="link">
        <Button asChild>
          <Link href="#button">{sample.show}</Link>
        </Button>
      </Specimen>
      <Specimen state="long">
        <Button className="max-w-full">
          <span className="truncate">{sample.long}</span>
        </Button>
      </Specimen>
    </Section>
  );
}
