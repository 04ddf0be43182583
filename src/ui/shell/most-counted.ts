/** Counting what waits ends here: more is shown as "99+". Apart from the navigation, because the server counts and that is the browser's. */
export const MOST_COUNTED = 100;
