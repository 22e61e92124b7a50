// What can wait until the browser has nothing else to do.
export const whenIdle = window.requestIdleCallback ?? ((task) => setTimeout(task, 200));
