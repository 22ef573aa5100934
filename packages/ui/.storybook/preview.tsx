import { en, isLocale, LANGUAGE_NAMES, LOCALES, type Words } from '@enrol/words'
import { cy } from '@enrol/words/cy'
import type { Preview } from '@storybook/react-vite'
import { PageFrame } from '../src/page-frame.tsx'
import '../src/styles/index.scss'
import '../src/styles/admin.scss'
import { NOW, SERVICE } from '../src/testing/fixtures.ts'
import { UiProvider } from '../src/ui-provider.tsx'

const WORDS: Readonly<Record<(typeof LOCALES)[number], Words>> = { en, cy }
const inTime = (): number => 0
const fixedClock = (): number => NOW

/**
 * Every story gets the words of the language in the toolbar (or `globals.locale`), one service, and a clock that stands still unless the story brings its own (`parameters.clock`).
 * Stories of whole screens (`parameters.framed`) stand in the page's frame.
 */
const preview: Preview = {
  decorators: [
    (Story, { parameters, globals }) => {
      const locale = isLocale(globals['locale']) ? globals['locale'] : 'en'
      return (
        <UiProvider
          service={SERVICE}
          words={WORDS[locale]}
          locale={locale}
          chooseLocale={() => undefined}
          clock={parameters['clock'] ?? fixedClock}
          secondsAhead={parameters['secondsAhead'] ?? inTime}
        >
          {parameters['framed'] ? (
            <PageFrame>
              <Story />
            </PageFrame>
          ) : (
            <div style={{ padding: 20 }}>
              <Story />
            </div>
          )}
        </UiProvider>
      )
    },
  ],
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: { icon: 'globe', items: LOCALES.map((value) => ({ value, title: LANGUAGE_NAMES[value] })), dynamicTitle: true },
    },
  },
  initialGlobals: { locale: 'en' },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Sign in', 'Enrol', 'Second factor', 'Account', 'Problems', 'Whole journey', 'Parts'] } },
  },
}

export default preview
