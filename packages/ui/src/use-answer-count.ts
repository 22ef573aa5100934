import { useState } from 'react'

/**
 * Counts what was answered, as a key for the screen's column: an answer turns the page, as it would without a script,
 * so that nothing slides away under the eyes when it is said above the form. What is typed is kept outside the column.
 */
export function useAnswerCount(...answers: readonly unknown[]): number {
  const [{ seen, count }, setSeen] = useState({ seen: answers, count: 0 })
  const changed = answers.some((answer, index) => answer !== seen[index])
  if (!changed) return count
  const next = answers.some((answer, index) => answer !== null && answer !== seen[index]) ? count + 1 : count
  setSeen({ seen: answers, count: next })
  return next
}
