import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { LinkWithin } from './link-within.tsx'

const meta = {
  title: 'Parts/Link within the page',
  component: LinkWithin,
  args: { to: 'place', children: 'Skip to main content' },
  decorators: [
    (Link) => (
      <>
        <p>
          <Link />
        </p>
        <section id="place" aria-label="The content" tabIndex={-1}>
          The content
        </section>
      </>
    ),
  ],
} satisfies Meta<typeof LinkWithin>

export default meta
type Story = StoryObj<typeof meta>

/** A page that is held asks whoever goes back; whoever skips to its content goes nowhere. */
export const LeavesTheHistoryAsItWas: Story = {
  play: async ({ canvas, userEvent }) => {
    const { href } = window.location
    await userEvent.click(canvas.getByRole('link', { name: 'Skip to main content' }))
    await expect(canvas.getByRole('region', { name: 'The content' })).toHaveFocus()
    await expect(window.location.href).toBe(href)
  },
}
export const SkipLink: Story = { args: { look: 'skip' } }
