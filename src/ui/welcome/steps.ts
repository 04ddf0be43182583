/** What a studio has of what a schedule needs; each step is done when there is some. */
export type Steps = { resources: boolean; project: boolean; booking: boolean };
export type Step = keyof Steps;

/** In the order in which they are done: a booking needs the other two. */
export const STEPS = ["resources", "project", "booking"] as const satisfies readonly Step[];

export const isComplete = (steps: Steps) => STEPS.every((step) => steps[step]);

/** What to do next; undefined when all is done. */
export const nextStep = (steps: Steps): Step | undefined => STEPS.find((step) => !steps[step]);

/** Where it is shown by itself: where a new studio has nothing to show. */
export const HERE = ["/board", "/schedule", "/resources", "/projects", "/import"];
