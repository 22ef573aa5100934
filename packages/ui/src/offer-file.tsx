/** Lets the person keep a text that was made here as a file. */
export function offerFile(fileName: string, text: string, type: 'text/plain' | 'text/csv' = 'text/plain'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
