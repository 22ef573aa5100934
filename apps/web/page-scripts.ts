import type { Plugin, Rollup } from 'vite'

/** The first part of a page's address, and the module that `src/router.tsx` imports for it when it is needed. */
const MODULES = {
  enrol: 'src/features/enrol/enrol-pages.tsx',
  code: 'src/features/sign-in/challenge-pages.tsx',
  password: 'src/features/sign-in/password-page.tsx',
  account: 'src/features/account/account-pages.tsx',
  admin: 'src/features/admin/admin-pages.tsx',
}

/**
 * Writes beside the app which scripts the pages under an address need on top of those that every page needs, as
 * `pages.json`: `{"enrol": ["/assets/enrol-pages-1a2b.js", …], …}`. The server names them in the page, so that a browser
 * fetches them together with the first ones and not after them.
 */
export function pageScripts(): Plugin {
  return {
    name: 'page-scripts',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const first = withImports(chunks, ({ isEntry }) => isEntry)
      const forgotten = chunks.find(
        ({ facadeModuleId: module }) =>
          module?.includes('/src/features/') && !Object.values(MODULES).some((known) => module.endsWith(`/${known}`)),
      )
      if (forgotten !== undefined) throw new Error(`Name the addresses that ${forgotten.facadeModuleId} is imported for.`)
      const pages = Object.entries(MODULES).map(([address, module]) => {
        const needed = withImports(chunks, ({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`) ?? false)
        if (needed.length === 0) throw new Error(`No script was made of ${module}: name what src/router.tsx imports for /${address}.`)
        return [address, needed.filter((chunk) => !first.includes(chunk)).map(({ fileName }) => `/${fileName}`)]
      })
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(Object.fromEntries(pages)) })
    },
  }
}

function withImports(chunks: readonly Rollup.OutputChunk[], chosen: (chunk: Rollup.OutputChunk) => boolean): Rollup.OutputChunk[] {
  const found = new Set(chunks.filter(chosen))
  for (const chunk of found) {
    for (const imported of chunks.filter(({ fileName }) => chunk.imports.includes(fileName))) found.add(imported)
  }
  return [...found]
}
