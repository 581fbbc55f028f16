class Board < ApplicationRecord
  TEMPLATES = {
    "kanban" => [ "To do", "Doing", "Done" ],
    "retrospective" => %w[Keep Drop Try]
  }.freeze

  belongs_to :owner, class_name: "Account"
  has_many :invitations, dependent: :destroy

  enum :access, { view: "view", edit: "edit" }, prefix: :anyone_may, validate: { allow_nil: true }
  validates :title, presence: true, length: { maximum: 120 }

  def share!(access)
    update!(access:, token: token || SecureRandom.urlsafe_base64)
  end
end
