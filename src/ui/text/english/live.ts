/** What tells whether a screen is up to date, and who else is there. */
export const live = {
  live: {
    live: "Live",
    liveDetail: "What others change is shown at once.",
    connecting: "Connecting …",
    away: "Not live",
    awayDetail: "The connection is lost. What others change is shown when it is back.",
    offline: "Offline",
    offlineDetail: "Changes are not possible without a network. Nothing that you entered is lost: try again when it is back.",
    here: (names: string) => `Also here: ${names}`,
    editing: (name: string) => `${name} is changing this`,
    pending: "being saved",
  },
};
