import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

export function median(values) {
  return quantile(values, 0.5)
}

function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
}

export function machine() {
  const cores = availableParallelism()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus()[0]?.model.trim()}, ${cores} cores, ${memory} GiB; Node ${process.version}; load before the run ${loadavg()[0].toFixed(1)}`
}

/** One line for each thing that was measured: the median rate over the rounds, and the latencies of all of them together. */
export function ratesTable(measured) {
  const rows = Object.entries(measured).map(([what, rounds]) => {
    const latencies = rounds.flatMap((round) => round.latencies)
    const rates = rounds.map((round) => round.perSecond)
    return [what, perSecond(median(rates)), spread(rates, perSecond), ms(quantile(latencies, 0.5)), ms(quantile(latencies, 0.95))]
  })
  return table([['', 'per second', 'from – to', 'p50 ms', 'p95 ms'], ...rows])
}

/** Ratios are taken within a round, where both sides met the same machine. */
export function ratiosTable(measured, comparisons) {
  const rows = comparisons.map(({ of, to, target }) => {
    const ratios = measured[of].map(({ perSecond: rate }, round) => rate / measured[to][round].perSecond)
    const middle = median(ratios)
    const met = target === undefined ? '' : `at least ${target}: ${middle >= target ? 'met' : 'NOT MET'}`
    return [`${of} / ${to}`, middle.toFixed(2), spread(ratios, (ratio) => ratio.toFixed(2)), met]
  })
  return table([['ratio', 'median', 'from – to', 'target'], ...rows])
}

function perSecond(rate) {
  return rate.toFixed(rate < 100 ? 1 : 0)
}

function ms(value) {
  return value.toFixed(value < 10 ? 2 : 0)
}

function spread(values, format) {
  return `${format(Math.min(...values))} – ${format(Math.max(...values))}`
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('   '))
    .join('\n')
}
