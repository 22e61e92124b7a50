// Stands in for the compiled charts: it has nothing to draw with.
export default async function createFakeCharts() {
  throw new Error("There are no charts here.");
}
