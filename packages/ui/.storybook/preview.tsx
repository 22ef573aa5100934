import { en } from '@enrol/words'
import type { Preview } from '@storybook/react-vite'
import { PageFrame } from '../src/page-frame.tsx'
import '../src/styles/index.scss'
import { NOW, SERVICE } from '../src/testing/fixtures.ts'
import { UiProvider } from '../src/ui-provider.tsx'

const fixedClock = (): number => NOW

/**
 * Every story gets English words, one service, and a clock that stands still unless the story brings its own (`parameters.clock`).
 * Stories of whole screens (`parameters.framed`) stand in the page's frame.
 */
const preview: Preview = {
  decorators: [
    (Story, { parameters }) => (
      <UiProvider service={SERVICE} words={en} locale="en" clock={parameters['clock'] ?? fixedClock}>
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
    ),
  ],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Sign in', 'Enrol', 'Second factor', 'Account', 'Problems', 'Whole journey', 'Parts'] } },
  },
}

export default preview
