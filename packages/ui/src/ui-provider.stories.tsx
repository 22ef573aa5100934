import { en } from '@enrol/words'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { HelpdeskContact } from './helpdesk-contact.tsx'
import { SERVICE } from './testing/fixtures.ts'
import { UiProvider } from './ui-provider.tsx'

const meta = {
  title: 'Parts/UI provider',
  component: UiProvider,
  args: {
    service: { ...SERVICE, helpdesk: { email: 'help@example.org', phone: '01632 960001' } },
    words: en,
    locale: 'en',
    clock: () => 0,
    children: <HelpdeskContact />,
  },
} satisfies Meta<typeof UiProvider>

export default meta
type Story = StoryObj<typeof meta>

export const GivesTheServiceToEverythingInside: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('link', { name: '01632 960001' })).toHaveAttribute('href', 'tel:01632960001')
  },
}
