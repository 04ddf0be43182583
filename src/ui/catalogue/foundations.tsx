import { barColours } from "@/ui/schedule/booking-bar";
import { colours, radii, shadows, statusStyles, type StatusName, textSizes } from "@/ui/tokens";
import { text } from "@/ui/text/en";
import { Section, Specimen } from "./specimen";

const { sample } = text.catalogue;
const STEPS = [1, 2, 3, 4, 6, 8, 12];
const EXAMPLE = "#2f6fde";
const keys = <Name extends string>(of: Record<Name, unknown>) => Object.keys(of) as Name[];

/** What all parts are made of: the tokens. */
export function Foundations() {
  return (
    <>
      <Section name="colours">
        <Specimen state="default" wide>
          <ul className="grid w-full grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
            {keys(colours.light).map((name) => (
              <li key={name} className="flex items-center gap-2">
                <span aria-hidden className="size-8 shrink-0 rounded-md border" style={{ background: `var(--color-${name})` }} />
                <code className="truncate text-sm">{name}</code>
              </li>
            ))}
          </ul>
        </Specimen>
      </Section>
      <Section name="type">
        <Specimen state="sizes" wide className="block space-y-2">
          {keys(textSizes).map((name) => (
            <p key={name} className="truncate" style={{ fontSize: `var(--text-${name})`, lineHeight: `var(--text-${name}--line-height)`, letterSpacing: `var(--text-${name}--letter-spacing)`, fontWeight: textSizes[name].weight }}>
              <code className="mr-3 inline-block w-10 text-sm font-normal text-muted">{name}</code>
              {sample.scale}
            </p>
          ))}
        </Specimen>
      </Section>
      <Section name="space">
        <Specimen state="sizes" className="items-end">
          {STEPS.map((step) => (
            <span key={step} className="text-center text-xs text-muted">
              <span aria-hidden className="block bg-accent" style={{ width: `calc(var(--spacing) * ${step})`, height: `calc(var(--spacing) * ${step})` }} />
              {step}
            </span>
          ))}
        </Specimen>
        <Specimen state="variants">
          {keys(radii).map((name) => (
            <code key={name} className="grid size-12 place-items-center border border-edge text-sm" style={{ borderRadius: `var(--radius-${name})` }}>
              {name}
            </code>
          ))}
        </Specimen>
        <Specimen state="variants" className="gap-5">
          {keys(shadows).map((name) => (
            <code key={name} className="grid size-12 place-items-center rounded-md bg-raised text-sm" style={{ boxShadow: `var(--shadow-${name})` }}>
              {name}
            </code>
          ))}
        </Specimen>
      </Section>
      <Section name="statuses">
        {keys(statusStyles).map((status) => (
          <Bar key={status} status={status} />
        ))}
      </Section>
    </>
  );
}

function Bar({ status }: { status: StatusName }) {
  return (
    <div>
      <p className="mb-1.5 text-sm text-muted">{text.status[status]}</p>
      <p className="bar truncate rounded-md px-2 py-1" data-status={status} style={barColours(EXAMPLE)}>
        {text.catalogue.sample.project}
      </p>
    </div>
  );
}
