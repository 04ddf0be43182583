/** What is said about bookings. */
export const comments = {
  comments: {
    title: "Comments",
    loading: "Loading comments",
    none: "Nobody has said anything yet.",
    more: (n: number) => `The first ${n} are shown. The rest can be read through the API.`,
    write: "Write a comment",
    hint: "Ctrl or ⌘ and Enter sends it.",
    send: "Send",
    edited: "edited",
    removed: "This comment was removed.",
    edit: "Edit",
    editOf: (name: string, when: string) => `Edit the comment by ${name}, ${when}`,
    remove: "Remove",
    removeOf: (name: string, when: string) => `Remove the comment by ${name}, ${when}`,
    removeTitle: "Remove this comment?",
    removeDetail: "Its text is gone for everybody. That there was a comment stays to be seen.",
    save: "Save",
    cancel: "Cancel",
    anew: "Change the comment",
    justNow: "just now",
  },
};
