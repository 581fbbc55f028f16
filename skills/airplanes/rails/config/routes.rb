Rails.application.routes.draw do
  get "health" => "rails/health#show"

  post "signup" => "accounts#create"
  resource :profile, only: %i[show update]
  post "login" => "sessions#create"
  post "logout" => "sessions#destroy"

  resources :boards, only: %i[index create] do
    post :share, on: :member
    resources :invitations, only: :create
  end
  get "shared/:token" => "shared_boards#show"

  post "checkout" => "checkouts#create"
  post "subscription/cancel" => "subscriptions#cancel"
  post "webhooks/stripe" => "webhooks/stripe#create"
end
