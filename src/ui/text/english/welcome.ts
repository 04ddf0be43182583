/** The first steps of a new studio. */
export const welcome = {
  welcome: {
    title: "Getting started",
    lead: "Three steps to a schedule that nobody double-books.",
    progress: (done: number, all: number) => `${done} of ${all} done`,
    done: "Done",
    close: "Hide the first steps",
    closed: "The first steps are in the menu under your name whenever you want them.",
    steps: {
      resources: { title: "Add people and equipment", detail: "Artists, rooms, cameras: whatever can be booked." },
      project: { title: "Add a project", detail: "Every booking belongs to one: a film, a show, an internal job." },
      booking: { title: "Make the first booking", detail: "Draw a stretch in somebody's row on the board, or press Book." },
    },
    add: "Add one",
    importFile: "Import a file",
    addProject: "Add a project",
    book: "Make a booking",
    congratulations: "Your first booking stands.",
    congratulationsDetail: "From here on nobody can be booked twice, and whoever tries sees by whom they are taken. Ctrl K finds everything else.",
    thanks: "Done",
  },
};
