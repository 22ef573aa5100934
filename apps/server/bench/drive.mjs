/**
 * Keeps `workers` (each a function that does one task) busy with `tasks` until `ms` have passed or the tasks run out.
 * What was begun is finished, and the time that this takes counts.
 */
export async function drive(workers, tasks, ms) {
  const latencies = []
  const begin = performance.now()
  let next = 0
  await Promise.all(
    workers.map(async (work) => {
      while (next < tasks.length && performance.now() - begin < ms) {
        const task = tasks[next++]
        const began = performance.now()
        await work(task)
        latencies.push(performance.now() - began)
      }
    }),
  )
  return { perSecond: (latencies.length / (performance.now() - begin)) * 1000, latencies }
}
