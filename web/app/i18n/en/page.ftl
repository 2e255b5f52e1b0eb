## Everywhere

language = Language
language-missing = The sentences in { $language } could not be fetched, so the page speaks English this time. Nothing is lost; reload it to try again.
part-missing = The larger part of the page could not be fetched, so there are only notes here for now. Nothing is lost, and what you write is kept. Try again, or reload the page.
part-again = Try again
pictures = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}

## data

data-add-files = Add pictures or a zip
data-add-folder = Add a folder
data-camera = Camera
data-camera-off = Camera off
data-save = Save as zip
data-save-about = A zip with a folder for each class, to keep or to use elsewhere
data-clear = Remove all
data-drop = Drop pictures, a folder with one folder per class, or a zip of it anywhere on this cell. Nothing leaves your computer.
data-add-class = + Add a class
data-source = Pictures
data-source-sample = The sample pictures
data-source-yours = My own pictures
data-name = Name
data-held-out = Held out (%)
data-held-out-help = Pictures kept aside to test on. It never learns from them.
data-sample = Run this cell to load the sample pictures. You may add your own to them.
data-left-out = { $count ->
    [one] { $count } file was left out; the others are in.
   *[other] { $count } files were left out; the others are in.
}
data-left-out-more = and { $count } more
data-rename-class = rename the class { $from } to { $to }
data-delete-class = delete the class { $class }

## data_card

data-card-none = No pictures yet
data-card-count = { $count ->
    [one] { $count } picture: { $train } to learn, { $test } to test
   *[other] { $count } pictures: { $train } to learn, { $test } to test
}
data-card-count-checked = { $count ->
    [one] { $count } picture: { $train } to learn, { $val } to check, { $test } to test
   *[other] { $count } pictures: { $train } to learn, { $val } to check, { $test } to test
}
data-card-class = Class { $name }
data-card-key = In the list of all pictures, { $number } gives this class
data-card-name = Name of this class
data-card-delete = Delete this class
data-card-delete-named = Delete the class { $name } and its pictures
data-card-show-all = Show all { $count }

## data_clipboard

data-paste = Paste
data-paste-into = Paste a picture into { $class }
data-paste-which = Which class is it? Click on the class first, then paste again: the picture goes there.
data-paste-none = There is no picture in the clipboard. Copy one, then press the button again.
data-paste-not-allowed = The browser did not let this page look into the clipboard. Click on the class and press Ctrl+V (⌘V on a Mac) instead.
data-no-address = There is nothing at { $address }, or it could not be fetched. Your pictures are as they were; check the address.
data-elsewhere = This page does not fetch pictures from other sites: it asks nobody for anything you work with, so nobody learns of it. Save the picture or zip on your computer, then drop it here.
data-ways = Other ways to add pictures
data-ways-table = A table of labels.
data-ways-table-about = Choose or drop pictures together with a CSV file, or a zip of both. It needs a column “filename” and a column “label”; a column “split” may say train, val or test.
data-ways-teachable = Teachable Machine.
data-ways-teachable-about = An image project saved as a file (.tm) brings its classes and pictures.
data-ways-clipboard = The clipboard.
data-ways-clipboard-about = Click on a class and press Ctrl+V (⌘V on a Mac).
data-ways-address = A web address.
data-ways-address-about = Only of this site.
data-address = Address

## data_recorder

data-recorder-pace = Pictures
data-recorder-10-a-second = 10 a second
data-recorder-5-a-second = 5 a second
data-recorder-2-a-second = 2 a second
data-recorder-1-a-second = 1 a second
data-recorder-1-in-3-seconds = One every 3 seconds
data-recorder-countdown = Countdown
data-recorder-no-countdown = None: hold the button
data-recorder-3-seconds = 3 seconds
data-recorder-5-seconds = 5 seconds
data-recorder-10-seconds = 10 seconds
data-recorder-frames = How many
data-recorder-recording = Recording…
data-recorder-recording-stop = Recording… Press to stop
data-recorder-counting = { $left }… Press to stop
data-recorder-hold = Hold to record
data-recorder-in = Record in { $seconds } s

## pictures

pictures-all = All pictures
pictures-grid = Pictures
pictures-none = No picture is like that.
pictures-keys = Click chooses a picture, Shift+click a stretch, Ctrl or ⌘+click one more. Arrow keys go from picture to picture, Space chooses, Ctrl or ⌘+A takes all, 1 to 9 give the class of that number, Delete removes, Ctrl or ⌘+Z takes back, Enter looks closer.
pictures-picture = { $path } ({ $class }, { $split ->
    [train] to learn
    [val] to check
   *[test] to test
})

## pictures_tools

pictures-tools-class = Class shown
pictures-tools-every-class = Every class
pictures-tools-use = Use shown
pictures-tools-every-use = Every use
pictures-tools-to-learn = To learn
pictures-tools-to-check = To check
pictures-tools-to-test = To test
pictures-tools-text = Words in the path
pictures-tools-seen = { $seen } of { $all } pictures
pictures-tools-close = Close
pictures-tools-close-list = Close the list of all pictures
pictures-tools-actions = With the pictures chosen
pictures-tools-none-chosen = None chosen
pictures-tools-chosen = { $count ->
    [one] { $count } chosen
   *[other] { $count } chosen
}
pictures-tools-give = Give those chosen the class { $class }
pictures-tools-give-other = Give those chosen another class
pictures-tools-other = Another class…
pictures-tools-learn = Learn from them
pictures-tools-hold-out = Hold them out
pictures-tools-remove = Remove
pictures-tools-undo = Undo
pictures-tools-undo-named = Take back: { $words }

## picture

picture-label = Picture
picture-wait = One moment…
picture-remove = Remove this picture

## kept

kept-stored = Stored on this device
kept-part = { $size }, not complete
kept-delete = Delete
kept-delete-named = Delete { $name } from this device
kept-nothing = Nothing is stored yet. Downloaded models are kept here and then load without the network.
kept-total = { $count ->
    [one] { $count } download, { $bytes }.
   *[other] { $count } downloads, { $bytes }.
}
kept-total-room = { $count ->
    [one] { $count } download, { $bytes } of the { $room } the browser gives this page.
   *[other] { $count } downloads, { $bytes } of the { $room } the browser gives this page.
}

## kept_here

kept-here = Kept for this notebook:
kept-here-pictures = Pictures “{ $name }”
kept-here-files = { $count ->
    [one] { $count } file, { $bytes }
   *[other] { $count } files, { $bytes }
}
kept-here-model = Trained model “{ $name }”
kept-here-delete = Delete
kept-here-delete-pictures = Delete Pictures “{ $name }” from this notebook and this device
kept-here-delete-model = Delete Trained model “{ $name }” from this device

## gallery

gallery-lost = The pictures are not part of the notebook file. Run the data cell and then this cell again to see them.
gallery-more = Show { $count } more
gallery-choose = Choose this picture
gallery-choose-named = Choose: { $name }
gallery-why = Why?
gallery-why-about = See what this answer rests on
gallery-undo = Undo
gallery-undo-about = Take the last change of the pictures back (Ctrl+Z)
gallery-actions = With the pictures chosen
gallery-chosen = { $count ->
    [one] { $count } picture chosen
   *[other] { $count } pictures chosen
}
gallery-class = Class
gallery-relabel = Give them this class
gallery-learn = Learn from them
gallery-hold-out = Hold them out
gallery-delete = Delete

## camera

camera-view = Camera
camera-view-mirrored = Camera, mirrored
camera-wait = Waiting for the camera. Your browser may ask for permission.
camera-device = Camera
camera-mirrored = Mirrored
camera-number = Camera { $number }
camera-not-by-system = Your computer does not let this browser use the camera. Nothing is lost: allow the browser in the system's privacy settings, under Camera, then press the button again, or add picture files instead.
camera-not-answered = The browser asked whether this page may use the camera, and the question was closed. Nothing is lost: press the button again and choose Allow, or add picture files instead.
camera-not-allowed = This page is not allowed to use the camera, and the browser will not ask again by itself. Nothing is lost: click the symbol beside the page's address, set Camera to Allow, and press the button again, or add picture files instead.
camera-gone = The camera that was chosen is not there any more. Press the button again to use another one, or add picture files instead.
camera-none = No camera was found. Plug one in and press the button again, or add picture files instead.
camera-busy = The camera is there but gives no picture: another program or tab may be using it. Close that and press the button again.
camera-insecure = The browser gives the camera only to pages on https or on this computer. Open this page by https, or add picture files instead.
camera-failed = The camera did not start. Press the button again, or add picture files instead.

## picture_edit

picture-edit-relabel = { $count ->
    [one] give { $count } picture the class { $class }
   *[other] give { $count } pictures the class { $class }
}
picture-edit-learn = { $count ->
    [one] learn from { $count } picture
   *[other] learn from { $count } pictures
}
picture-edit-check = { $count ->
    [one] check on { $count } picture
   *[other] check on { $count } pictures
}
picture-edit-hold-out = { $count ->
    [one] hold out { $count } picture
   *[other] hold out { $count } pictures
}
picture-edit-remove = { $count ->
    [one] remove { $count } picture
   *[other] remove { $count } pictures
}
picture-edit-restore = { $count ->
    [one] put back { $count } picture
   *[other] put back { $count } pictures
}

## edit

edit-kind-note = Note
edit-kind-note-about = Words, for you and your readers
edit-kind-model = Model
edit-kind-model-about = Load a model that knows pictures
edit-kind-data = Data
edit-kind-data-about = Collect pictures, sorted into classes
edit-kind-augment = Augment
edit-kind-augment-about = Vary the pictures it learns from
edit-kind-train = Train
edit-kind-train-about = Teach the model your classes
edit-kind-ensemble = Ensemble
edit-kind-ensemble-about = Let several models answer as one
edit-kind-evaluate = Evaluate
edit-kind-evaluate-about = Measure it on held-out pictures
edit-kind-predict = Predict
edit-kind-predict-about = Ask it about a new picture
edit-kind-explain = Explain
edit-kind-explain-about = See what an answer rests on
edit-kind-map = Map
edit-kind-map-about = See which pictures look alike to it
edit-kind-compare = Compare
edit-kind-compare-about = Put models side by side
edit-kind-unknown = Unknown
edit-new-class = class { $number }
## explain

explain-choose-file = Choose a picture of mine
explain-camera = Camera
explain-camera-off = Camera off
explain-drop = or drop a picture here
explain-drop-slow = or drop a picture here; the camera works with rollout and attention, which are quick
explain-waits = Another cell is at work; the answer follows when it is done.
explain-run-first = Run this cell to see what an answer rests on.
explain-outdated = What is shown is of the settings before: press Run.
explain-model = Model
explain-data = Data
explain-method = Method
explain-class = Class to explain
explain-likeliest = The likeliest guess
explain-class-number = class { $number }
explain-rollout = Attention rollout
explain-rollout-about = Follows attention through all blocks, from the answer back to the patches. For transformers.
explain-attention = Attention, block by block
explain-attention-about = Shows every head of every block as it is. For transformers.
explain-relevance = Relevance for a class
explain-relevance-about = Attention, weighted by how much it speaks for the class. For transformers.
explain-occlusion = Occlusion
explain-occlusion-about = Hides one part of the picture after the other and watches the class's probability. For every network; takes many passes.
explain-grad-cam-about = The last feature maps, weighted by how much they speak for the class. For convolutional networks.
explain-fusion = Heads become one by
explain-fusion-mean = Their mean
explain-fusion-max = The largest
explain-fusion-min = The smallest
explain-discard = Weakest attention dropped, %
explain-discard-wrong = The share that is dropped is { $percent } %; allowed is 0 to below 100 %.
explain-side = Side of the grey square, pixels
explain-side-wrong = The square's side is 0; allowed is 1 and more.
explain-stride = From one place to the next, pixels
explain-stride-wrong = The step is 0; allowed is 1 and more.
explain-cost = { $places ->
    [one] { $places } place to hide, so { $places } pass through the network. Smaller steps draw finer and take longer.
   *[other] { $places } places to hide, so { $places } passes through the network. Smaller steps draw finer and take longer.
}
explain-pictures = Picture to explain
explain-pictures-missing = The data's held-out pictures appear here once it is loaded.
explain-picture = Explain this picture of { $class }
explain-picture-taken = Explain this picture of { $class }, taken for { $guess }
explain-crosses = Those with a cross were taken for something else.
explain-block = Block
explain-head = Head
explain-heads = Heads of this block
explain-heads-mean = All heads, their mean
explain-head-number = Head { $head }
explain-head-alone = Head { $head } alone
explain-every-head = Every head of this block
explain-token = Who attends
explain-token-help = Point at a patch, press it, or walk with the arrow keys; Escape leads back to the class token.
explain-token-class = The class token
explain-token-distillation = The distillation token
explain-token-patch = A patch
explain-attention-head = Block { $block } of { $blocks }, head { $head } of { $heads }
explain-attention-mean = { $heads ->
    [one] Block { $block } of { $blocks }, mean of { $heads } head
   *[other] Block { $block } of { $blocks }, mean of { $heads } heads
}
explain-class-attends = { $place }: the class token attends { $class } to itself; the rest goes to the patches, as the colours show.
explain-class-attends-distilled = { $place }: the class token attends { $class } to itself and { $distillation } to the distillation token; the rest goes to the patches, as the colours show.
explain-distillation-attends = { $place }: the distillation token attends { $class } to the class token and { $distillation } to itself; the rest goes to the patches, as the colours show.
explain-patch-attends = { $place }: the patch at row { $row }, column { $column } attends { $class } to the class token; the rest goes to the patches, as the colours show.
explain-patch-attends-distilled = { $place }: the patch at row { $row }, column { $column } attends { $class } to the class token and { $distillation } to the distillation token; the rest goes to the patches, as the colours show.
explain-patches = Patches of the picture: arrow keys choose the one that attends
explain-painted = The picture as the model sees it, with colours over it; described beside it
explain-low = low: { $value }
explain-high = high: { $value }
explain-opacity = Strength of the colours, %
explain-smooth = Smooth colours
explain-smooth-help = Off: one colour for each part that was looked at.
explain-save = Save picture
explain-save-failed = The browser made no file of this picture. Nothing is lost: try again, or make the window smaller.
explain-says = What the model says
# The class follows, then explain-took.
explain-of = Explained here:
explain-took = . Took { $ms } ms.
explain-nothing-drawn = These numbers do not fit the picture's grid, so nothing is drawn.
explain-table = Strongest places as a table
explain-table-place = Place
explain-table-row = Row
explain-table-column = Column
explain-table-value = Value
explain-meaning-rollout = How much of each patch reaches the class token through all blocks. It says where the model gathers what it knows, not which class that speaks for.
explain-meaning-relevance = How much each patch, by way of attention, speaks for { $class }.
explain-meaning-occlusion = How far the probability of { $class } falls where a grey square hides the picture; below 0 it rises.
explain-meaning-grad-cam = Where the last feature maps speak for { $class }.
explain-flat = No place stands out: all have the same value.
explain-strongest = Strongest of { $rows } × { $columns } places: { $places }.
explain-place = row { $row }, column { $column } ({ $value })
explain-places = { $before }; { $place }
explain-points = { $points } points

## map

map-empty = Run this cell to see which pictures look alike to the model: groups, strays, and pictures with the wrong class.
map-model = Model
map-data = Data
map-projection = How it is drawn
map-projection-help = PCA draws the two directions in which the pictures differ most. t-SNE keeps neighbours together.
map-pca = Principal directions (PCA): quick
map-tsne = Neighbours (t-SNE): shows groups
map-perplexity = Perplexity
map-perplexity-help = About how many neighbours each picture has. Fewer show small groups, more show large ones.
map-perplexity-wrong = With these pictures it can be from { $least } to { $most }.
map-caption-pca = Pictures that lie together look alike to the model. The map shows { $all } of all differences: { $across } across, { $up } up.
map-caption-tsne = Pictures that lie together look alike to the model. How far groups are apart and how large they are means nothing here.
map-lost = The pictures are not part of the notebook file. Run the data cell and then this cell again to see them.
map-to-learn = to learn
map-to-check = to check
map-to-test = to test
map-entry = { $path }, class: { $class }, { $role }
map-entry-guessed = { $path }, class: { $class }, { $role }, guess: { $guess }
map-entry-guess = guess: { $guess }
map-entry-number = picture { $number }
map-class = Class
map-use = Use
map-open = Open { $picture }
map-select = Select { $picture }
map-more = { $count } more
map-list-show = Show the pictures as a list
map-list-hide = Hide the list
map-list-only-selected = Only those selected
map-list-selected = Selected
map-list-picture = Picture
map-list-path = Path
map-list-guess = Guess
map-label = Map of the pictures
map-legend = Show or hide
map-legend-entry = { $count ->
    [one] { $count } picture; hide or show them
   *[other] { $count } pictures; hide or show them
}
map-tell = Colours and shapes tell
map-tell-class = The class
map-tell-use = To learn or to test
map-tell-right = Right or wrong
map-right = Right
map-wrong = Wrong
map-no-guess = No guess
map-not-loaded = Not loaded
map-readout-guess = Guess: { $guess }
map-readout-number = Picture { $number }
map-selected = { $count ->
    [0] No picture is selected.
    [one] { $count } picture is selected.
   *[other] { $count } pictures are selected.
}
map-selection = The selected pictures
map-choose-class = Choose a class
map-new-class = Or a new one
map-relabel = Give this class
map-move = Move there
map-remove = Remove from the data
map-unselect = Select none
map-twins = Almost the same picture on both sides of the split
map-twins-found = { $count ->
    [0] No picture was found on both sides of the split.
    [one] { $count } pair. What was learnt from one is asked about the other, so the test looks better than it is. Move one beside the other, or remove it.
   *[other] { $count } pairs. What was learnt from one is asked about the other, so the test looks better than it is. Move one beside the other, or remove it.
}
map-twin-similarity = Similarity { $similarity }
map-twin-learn = Use it to learn
map-twin-check = Use it to check
map-twin-test = Use it to test
map-twin-move = { $action }: { $picture }
map-twin-remove = Remove
map-twin-remove-named = Remove { $picture }

## overlay

overlay-grid = grid of patches

## scatter

scatter-map = map
scatter-help = Drag to move. Magnify with + and −, two fingers, or the wheel once the map is chosen (or with Ctrl). Page Down and Page Up go from picture to picture, Enter opens one, Space selects it.
scatter-view = View of the map
scatter-in = Magnify
scatter-in-key = Magnify (+)
scatter-out = Show more
scatter-out-key = Show more (−)
scatter-whole = Whole map
scatter-whole-key = The whole map (0)
scatter-lasso = Lasso
scatter-lasso-help = Draw around pictures to select them; with Shift, add to the selection
## cells

cells-name = Cell { $number }: { $title }

## head

head-expand = Expand this cell
head-collapse = Collapse this cell
head-ended = Ended { $when }
head-ran = ran in { $time }
head-stop = Stop
head-stop-help = Stop this cell
head-cancel = Cancel
head-cancel-help = Take this cell out of the queue
head-run = Run
head-run-help = Run this cell (Shift+Enter)
head-run-above = Run all cells above
head-run-below = Run this cell and all below
head-insert-above = Add a cell above
head-insert-below = Add a cell below
head-move-up = Move this cell up
head-move-up-help = Move up (Alt+↑)
head-move-down = Move this cell down
head-move-down-help = Move down (Alt+↓)
head-more = More for this cell
head-delete = Delete this cell
head-delete-help = Delete (D D)

## evaluate

evaluate-model = Model
evaluate-data = Data
evaluate-empty = How often it is right, what it takes for what, and the pictures behind each number.
evaluate-measured = Measured on { $count ->
    [one] { $count } held-out picture
   *[other] { $count } held-out pictures
}.
evaluate-measured-range = Measured on { $count ->
    [one] { $count } held-out picture
   *[other] { $count } held-out pictures
}. On as many others top-1 might as well be { $low } to { $high }: smaller differences mean nothing.
evaluate-worth-title = Pictures worth a look
evaluate-trust-title = Can its probabilities be trusted?
evaluate-range = { $low } to { $high }
evaluate-interval = 95 % bootstrap interval
evaluate-top1 = top-1: right at first guess
evaluate-top5 = top-5: right within five guesses
evaluate-loss = loss: lower is better
evaluate-balanced = balanced accuracy: mean recall
evaluate-kappa = Cohen's kappa: 0 is chance
evaluate-macro-f1 = F1, mean over classes
evaluate-shown-counts = Numbers of pictures
evaluate-shown-row = Per cent of the true class
evaluate-shown-column = Per cent of the guesses
evaluate-order-name = By name
evaluate-order-errors = Most mistakes first
evaluate-order-size = Most pictures first
evaluate-confusions = What was taken for what
evaluate-confusions-help = Each row is a true class, each column a guess. Choose a number to see its pictures.
evaluate-numbers = Numbers
evaluate-order = Order
evaluate-behind = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
} of { $class }, taken for { $guess }

## evaluate_classes

evaluate-classes-class = Class
evaluate-classes-precision = Precision
evaluate-classes-recall = Recall
evaluate-classes-average = Average precision
evaluate-classes-pictures = Pictures
evaluate-classes-sort = Sort by this
evaluate-classes-mean-classes = Mean over classes
evaluate-classes-mean-pictures = Mean over pictures
evaluate-classes-title = Class by class
evaluate-classes-help = Precision: how many of its guesses are right. Recall: how many of the class it finds. ROC AUC: how often a picture of the class gets a higher probability of it than one of another.
evaluate-classes-curves = Curves of
evaluate-classes-found = found
evaluate-classes-chance = by chance
evaluate-classes-others = share of others taken for it
evaluate-classes-roc-said = Area under the ROC curve of { $class }: { $area }
evaluate-classes-pr-title = Precision and recall
evaluate-classes-pr-precision = precision
evaluate-classes-pr-recall = recall
evaluate-classes-pr-said = Average precision of { $class }: { $area }

## evaluate_pictures

evaluate-pictures-costly = Most costly
evaluate-pictures-costly-help = The highest losses: what the model finds hardest.
evaluate-pictures-sure = Sure but wrong
evaluate-pictures-sure-help = Mistakes the model would have bet on.
evaluate-pictures-suspects = Labels to check
evaluate-pictures-suspects-help = The model finds another class likelier than pictures of that class usually look (confident learning). Either the model errs or the label does: look, and relabel where it is the label.
evaluate-pictures-none = There are none.
evaluate-pictures-which = Which pictures
evaluate-pictures-shot = true: { $label }, guess: { $guess } ({ $sure }), loss { $loss }
evaluate-pictures-guess = → { $guess }
evaluate-pictures-shot-line = { $sure }, loss { $loss }
evaluate-pictures-suspect = labelled { $label }, looks like { $likely }
evaluate-pictures-suspect-line = or { $likely }?

## evaluate_stress

evaluate-stress-noise = Noise
evaluate-stress-blur = Blur
evaluate-stress-contrast = Low contrast
evaluate-stress-jpeg = JPEG compression
evaluate-stress-title = Does it hold on spoiled pictures?
evaluate-stress-help = The held-out pictures again, made worse in four ways at five strengths. This takes twenty times as long as measuring them once.
evaluate-stress-measure = Measure
evaluate-stress-first = Run this cell first.
evaluate-stress-clean = Top-1 on { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}; { $share } as they are.
evaluate-stress-strength = Strength

## evaluate_trust

evaluate-trust-calibration = { $verdict ->
    [sure] It is too sure of itself
    [modest] It is too modest
   *[fair] It is about as sure as it should be
}: divided by a temperature of { $temperature } ({ $on ->
    [validation] fitted on the validation pictures
   *[halves] fitted on each half of these pictures and measured on the other, since there are no validation pictures
}), its logits have a calibration error (ECE) of { $ece } instead of { $ece_before }, and a loss of { $loss } instead of { $loss_before }.
evaluate-trust-said = Calibration error { $before } before and { $after } after temperature scaling.
evaluate-trust-right = right
evaluate-trust-if-true = if probabilities were true
evaluate-trust-stated = As the model states them
evaluate-trust-scaled = After temperature scaling
evaluate-trust-probability = stated probability
evaluate-trust-answers = Answering only from { $from } on, it answers { $answered } of the pictures and is right on { $right } of those.
evaluate-trust-answers-none = Answering only from { $from } on, it answers { $answered } of the pictures and is right on none of those.
evaluate-trust-no-cell = There is no predict cell that asks "{ $model }" yet.
evaluate-trust-set = Set in { $count ->
    [one] { $count } predict cell
   *[other] { $count } predict cells
}.
evaluate-trust-threshold-title = When should it say "I don't know"?
evaluate-trust-coverage = Answering only when sure
evaluate-trust-answered-right = right of those answered
evaluate-trust-answered = answered
evaluate-trust-lowest = lowest probability answered
evaluate-trust-threshold = Answer from this probability on
evaluate-trust-apply = Use temperature and threshold in predict cells

## ui

chart-epoch = epoch
chart-at-epoch = epoch { $place }
chart-rate = learning rate
chart-at-rate = rate { $place }
chart-at-share = at { $place }
curves-save = Save this chart as a file (SVG)
curves-save-help = Save this chart (SVG)
dialog-close = Close
field-not-a-number = Please type a number.
matrix-corner = true ↓  guess →
matrix-right = { $count } of { $size } pictures of { $class } were recognised ({ $share } %).
matrix-wrong = { $count } of { $size } pictures of { $class } were taken for { $guess } ({ $share } %).
matrix-point = Point at a number, or move there with the arrow keys.
progress = Progress
snippet-copy = Copy
snippet-copy-named = Copy: { $title }
snippet-copied = Copied
snippet-not-allowed = This browser does not allow copying here: select the text and copy it
table-as-table = As a table
table-of = : { $title }
## train-advanced

train-advanced-stages = Step by step
train-advanced-stages-help = Stages before the main one: first the head alone, then the last blocks, each stage with at least as many blocks as the one before it (progressive unfreezing).
train-advanced-stage = Stage { $number }
train-advanced-stage-blocks = Blocks that learn
train-advanced-stage-blocks-help = Counted from the end; 0 for the head alone.
train-advanced-stage-epochs = Epochs
train-advanced-stage-epochs-help = How often all training pictures are seen in this stage.
train-advanced-stage-lr = Learning rate
train-advanced-stage-lr-help = How large the changes are in this stage.
train-advanced-stage-batch = Batch size
train-advanced-stage-batch-help = How many pictures are looked at in this stage before each change.
train-advanced-stage-add = Add a stage
train-advanced-stage-remove = Remove stage { $number }
train-advanced-lr = Learning rate
train-advanced-rule = Rule
train-advanced-rule-help = How weights follow their gradients. Lion wants a tenth of the learning rate.
train-advanced-rule-sgd = SGD with momentum
train-advanced-annealing = Way down
train-advanced-annealing-help = How the learning rate goes from its peak to its end.
train-advanced-annealing-cosine = Cosine
train-advanced-annealing-linear = Straight line
train-advanced-annealing-constant = Stays at the peak
train-advanced-annealing-step = A tenth after each third
train-advanced-warmup = Warm-up epochs
train-advanced-warmup-help = The learning rate rises from zero over so many epochs.
train-advanced-min-lr = Final learning rate
train-advanced-min-lr-help = Where the learning rate ends up.
train-advanced-layer-decay = Layer-wise decay
train-advanced-layer-decay-help = Each layer learns at this times the rate of the one above: 1 is all alike, 0.75 is usual.
train-advanced-head-lr = Head's factor
train-advanced-head-lr-help = The head learns at this times the learning rate.
train-advanced-clip = Gradient clip
train-advanced-clip-help = The longest step it may take; 0 turns this off.
train-advanced-regularization = Against learning by heart
train-advanced-weight-decay = Weight decay
train-advanced-weight-decay-help = Pulls weights towards zero.
train-advanced-label-smoothing = Label smoothing
train-advanced-label-smoothing-help = Keeps it from being too sure: 0 is off, 0.1 is usual.
train-advanced-dropout-help = Share of values left out at random while it learns.
train-advanced-attention-dropout = Attention dropout
train-advanced-attention-dropout-help = Share of attention left out.
train-advanced-drop-path = Stochastic depth
train-advanced-drop-path-help = Share of pictures that skip the last block; less for those before it.
train-advanced-token-mixup = Mixing of tokens
train-advanced-token-mixup-help = Blends pictures after the frozen part, with their labels; works with kept views. 0 is off.
train-advanced-ema = Mean of weights
train-advanced-ema-help = Gives the running mean of the weights; 0 is off, 0.98 suits a short run.
train-advanced-judging = Judging epochs
train-advanced-keep-best = Keep the best epoch by
train-advanced-keep-best-help = Gives the weights of the epoch that did best on the pictures kept aside.
train-advanced-keep-best-off = Off: the last epoch
train-advanced-keep-best-loss = Loss
train-advanced-keep-best-top1 = Right at first guess
train-advanced-keep-best-f1 = Mean F1 of the classes
train-advanced-validation = Kept aside
train-advanced-validation-help = Share of each class's training pictures that epochs are judged by.
train-advanced-patience = Patience
train-advanced-patience-help = Ends after so many epochs without a better one; 0 is off.
train-advanced-data = Data and speed
train-advanced-balance = Uneven classes
train-advanced-balance-help = What is done where some classes have far fewer pictures.
train-advanced-balance-none = Nothing
train-advanced-balance-sampling = Show the small ones more often
train-advanced-balance-loss = Let the small ones weigh more
train-advanced-views = Kept views
train-advanced-views-help = The frozen part sees so many variations of each picture, once; epochs then take turns, which is much faster. -1 keeps one for each epoch, 0 none. Not with mixing of pictures.
train-advanced-micro-batch = Pictures at once
train-advanced-micro-batch-help = A batch may be worked through in parts, which takes less memory; 0 chooses by itself.
train-advanced = Advanced
train-advanced-seed = Seed
train-advanced-seed-help = Same seed, same result on the CPU. Change it to roll the dice anew.
train-advanced-probe = Start from a linear probe
train-advanced-probe-help = The head begins where logistic regression ends, instead of knowing nothing.
train-advanced-standardize = Standardise features
train-advanced-standardize-help = Brings what the head reads to one scale first. Usually helps.
train-advanced-teacher = Teacher
train-advanced-learn-from-help = Knowledge distillation: the answers of models that already know these classes are learnt beside the labels; several are averaged.
train-advanced-lesson = What it teaches
train-advanced-lesson-soft = Its softened probabilities
train-advanced-lesson-hard = Its first guesses
train-advanced-lesson-relations = How alike it finds pictures
train-advanced-alpha = Its share
train-advanced-alpha-help = 0 listens to the labels alone, 1 to the teacher alone.
train-advanced-temperature = Temperature
train-advanced-temperature-help = Higher shows more of what the teacher finds possible.

## train-form

train-form-what = What learns
train-form-what-help = The head is the last layer: it names the classes. Blocks are the layers that look.
train-form-what-probe = Linear probe: the head, solved at once
train-form-what-head = Head only: fast, often enough
train-form-what-blocks = Head and last blocks: slower, often better
train-form-what-all = Everything: slowest, for many pictures
train-form-blocks = Last blocks
train-form-blocks-help = How many blocks, counted from the end, learn too.
train-form-epochs = Epochs
train-form-epochs-help = How often it sees every training picture.
train-form-batch = Batch size
train-form-batch-help = How many pictures it looks at before each small change.
train-form-lr = Learning rate
train-form-lr-help = How large each change is. Too large, and it forgets; too small, and it takes forever.
train-form-preset = Recipe
train-form-preset-help = A set of choices that goes with so many pictures; everything in it can be changed below.
train-form-preset-own = Set below
train-form-suggested = Suggested here: { $preset }, because { $why }.
train-form-suggested-none = Once the pictures are there, one of these is suggested.
train-form-use-preset = Use it
train-form-dozens = A few dozen pictures: linear probe
train-form-hundreds = A few hundred: head, then the last 2 blocks
train-form-thousands = Thousands: head, then the upper half of the blocks
train-form-everything = Everything learns: for very many pictures
train-form-memory = Needs about { $total } of memory: { $weights } weights, { $gradients } gradients and optimiser, { $activations } for { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
} at once.
train-form-memory-over = { $needs } That is more than the { $limit } a page can count on: let fewer blocks learn.
train-form-memory-none = What a run needs of the device's memory is said here once the model is loaded.
train-form-memory-parts = { $needs } The batch of { $batch } is taken in parts, to stay below { $limit }.
train-form-model = Start from model
train-form-data = Learn from data
train-form-output = Call the result
train-form-augment = Vary the pictures
train-form-augment-help = Each time a picture comes up it looks a little different, so that it cannot be learnt by heart.
train-form-augment-cell = As the cell “{ $name }” says
train-form-augment-own = As this notebook's file says
train-form-augment-unused = The head alone learns from each picture as it is, looked at once, so the augment cell has no effect here.

## train

train-loss = Loss
train-loss-training = training
train-loss-held-out = held-out
train-loss-said = After epoch { $epoch }: training loss { $training }, held-out loss { $held_out }.
train-loss-waiting = Falls while it learns
train-accuracy = Accuracy
train-accuracy-said = After epoch { $epoch }: top-1 { $top1 }, top-5 { $top5 }.
train-accuracy-waiting = Rises while it learns
train-export = Save the model as a file (.safetensors)
train-export-package = Save for other tools (.zip)
train-export-package-help = The zip opens in transformers, timm and ONNX runtimes, and has a model card.
train-result-waiting = Once it has learnt: how good it is, and the model as a file.
train-tile-top1 = right at first guess (held-out)
train-tile-loss = held-out loss
train-tile-seconds = in all
train-tile-parameters = parameters learnt
train-finished = Finished after { $epochs ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
}, measured on { $pictures ->
    [one] { $pictures } held-out picture
   *[other] { $pictures } held-out pictures
}.
train-finished-best = Finished after { $epochs ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
}, the best being number { $best }, measured on { $pictures ->
    [one] { $pictures } held-out picture
   *[other] { $pictures } held-out pictures
}.
train-stopped = Stopped after { $epochs ->
    [one] { $epochs } epoch
   *[other] { $epochs } epochs
}; the model keeps what it had learnt until then. Run it again to go on from there.
train-cache = The frozen part was looked up { $share } of the time instead of being computed; { $bytes } are kept for the next run.
train-cache-stored = The frozen part was looked up { $share } of the time instead of being computed; { $bytes } in memory and { $stored } on this device are kept for the next run.

## train-history

train-history = Earlier runs ({ $count })
train-history-help = Every run keeps its recipe and its curve, in the notebook file too.
train-history-run = Run
train-history-changes = Other than set now
train-history-loss = Loss
train-history-took = Took
train-history-compare = Compare
train-history-again = Again
train-history-compare-run = Compare run { $number } with the last one
train-history-take-up = Use its recipe
train-history-take-up-help = Set this cell as it was for this run
train-history-branch = As a new cell
train-history-branch-help = A new train cell, set as for this run
train-history-other-seed = Other seed
train-history-other-seed-help = Run it again with other random draws
train-history-model = model { $name }
train-history-data = data { $name }
train-history-nothing = nothing
train-history-more = { $changes } and { $more } more
train-history-said = run { $number }: top-1 { $top1 }, loss { $loss }
train-history-said-both = { $last }; { $other }.
train-history-chart = Held-out loss
train-history-last = the last run
train-history-chosen = the run chosen

## train-trial

train-trial = Try out before training
train-trial-help = Short runs that leave no model: how the loss answers to the learning rate, and how much the result depends on which pictures are tested.
train-trial-rates = Find a learning rate
train-trial-folds = Cross-validate in { $parts } parts
train-trial-first = Run the model and data cells first.
train-trial-no-rate = The loss never falls for long, so no learning rate stands out. More pictures, or another model, may help.
train-trial-suggested = Suggested: { $rate }, halfway down the longest fall.
train-trial-chart = Loss by learning rate
train-trial-chart-loss = training loss
train-trial-chart-suggested = suggested
train-trial-use-rate = Use it
train-trial-mean = Top-1 { $mean } ± { $deviation } (mean and standard deviation of { $parts } parts).
train-trial-part = Part
train-trial-pictures = Pictures
train-trial-loss = Loss

## train-progress

train-progress-starting = Starting…
train-progress-of = { $done } of { $total }
train-progress-download = Downloading: { $amount }
train-progress-decode = Reading pictures: { $amount }
train-progress-compile = Preparing: compiling GPU shaders. This happens once and can take a minute.
train-progress-features = Preparing: looking at every picture once, { $amount }
train-progress-trial = Trying: step { $amount }
train-progress-evaluate = Measuring: { $amount } pictures
train-progress-neighbours = Comparing the pictures with each other: { $amount }
train-progress-layout = Placing the pictures: step { $amount }
train-progress-pack = Saving pictures: { $amount }
train-progress-steps = Training: epoch { $epoch } of { $epochs }, step { $step } of { $steps }, loss { $loss }

## train-code

train-code = As code
train-code-help = The settings above, for other programs. Both do the same as this cell; where a program draws at random, it draws otherwise, so results agree within the usual spread.
train-code-command = Command line
train-code-python = PyTorch and timm
train-code-save = Save the script (train.py)

## train-broken-off

train-broken-off = This run was interrupted at epoch { $epoch } of { $epochs }. Run goes on from there.

## summary

summary-starter = { $name }: the built-in starter model
summary-sample = { $name }: the sample pictures
summary-augment = { $name }, shown on { $data }
summary-train = { $model } learns { $data } and becomes { $output }
summary-ensemble = { $output } of { $models }
summary-on = { $models } on { $data }
summary-map = { $data } as { $model } sees them
summary-right = { $share } right
summary-empty-note = An empty note
## announce

announce-running = { $cell }: running.
announce-done = { $cell }: done.
announce-done-accuracy = { $cell }: done. Accuracy { $percent } %.
announce-failed = { $cell }: did not work.
announce-ended = { $cell }: ended.
announce-epoch = Epoch { $epoch }, accuracy { $percent } %
announce-epoch-of = Epoch { $epoch } of { $epochs }, accuracy { $percent } %
announce-progress = { $what }, { $percent } percent
announce-training = Training
announce-download = Downloading
announce-decode = Reading pictures
announce-compile = Preparing the graphics card
announce-features = Preparing
announce-trial = Trying
announce-evaluate = Measuring
announce-neighbours = Comparing
announce-layout = Placing
announce-pack = Saving pictures
announce-cell = Cell

## bridge

bridge-unknown-day = an unknown day

## format

format-almost-done = almost done
format-left = about { $time } left
format-number = { $number }
format-thousand = { $number } thousand
format-million = { $number } million

## keep

keep-no-place = the browser has no place for it

## opfs

opfs-absent = this browser gives the page no place to keep files
opfs-full = this device has no room left for this page
opfs-other = the browser says “{ $words }”
opfs-no-answer = it does not answer

## page

page-bringing-back = { $count ->
    [one] Bringing back { $count } picture
   *[other] Bringing back { $count } pictures
}
page-download-in-use = This file is in use: it is being downloaded in this tab or another. Stop that, then delete it.
page-not-understood = This page and its computing part do not understand each other: they are of different versions. Save your notebook, then reload the page.
page-engine-anew-training = The computing part stopped in the middle of training and was started anew. Your notebook and your files are safe; the run goes on from where it was last kept.
page-graphics-failed = The graphics device failed twice at the same place, so the CPU computes from now on: slower, but it goes on. Your notebook and your files are safe; the run goes on from where it was last kept.
page-engine-anew = The computing part stopped and was started anew. Your notebook is safe, and your pictures and trained models come back by themselves; other models must be loaded into it again.
page-engine-broken = The computing part of this page could not start, so cells cannot run. Reload the page; if that does not help, try a current Chrome, Edge, Firefox or Safari.
page-file-gone = the file is gone
page-pictures-not-kept = This device cannot keep your pictures ({ $why }). They are here until you close the page. Make room under “Stored on this device” in a model cell, then add them again.
page-save-failed = The notebook could not be saved: { $why }
page-files-unreadable = This notebook's files could not be read: { $why }. “Save” writes the notebook without them.
page-bundle-failed = { $why } Your notebook is safe.
page-open-failed = { $why } Your own notebook is unchanged.
page-open-not-kept = The pictures and models of this file could not be kept on this device: { $why }. Your own notebook is unchanged.
page-open-newer = A newer Vitrine made this file. What this one knows of it was opened; keep the file, it may hold more.
page-saved-without = { $count ->
    [one] { $count } file that belongs to this notebook could not be read on this device and was left out; everything else is here.
   *[other] { $count } files that belong to this notebook could not be read on this device and were left out; everything else is here.
}
page-opened-without = { $count ->
    [one] { $count } file that belongs to this notebook was missing or damaged in this file and was left out; everything else is here.
   *[other] { $count } files that belong to this notebook were missing or damaged in this file and were left out; everything else is here.
}
page-open-too-large = This file is far too large for a notebook.
page-open-unreadable = This file could not be read.
page-undone = Undone: { $what }
page-redone = Done again: { $what }
page-deleted = You deleted { $cell }.
page-move = move { $cell }
page-moved = Moved { $cell } to place { $place } of { $all }
page-unkept = Your last changes are not kept on this device: { $why }. What was kept before is safe. Make room under “Notebooks”, or save this notebook as a file.
page-little-room = This device has little room left for this page: { $used } of { $quota } are used. Delete what you no longer need under “Notebooks”, or downloads under “Stored on this device” in a model cell.
page-album-damaged = What this device kept of the pictures “{ $name }” is damaged and cannot be read. Your notebook is safe. Add the pictures again.
page-memory-damaged = What this device knew of this notebook's trained models is damaged. Your notebook and your pictures are safe. Run the train cells again.
page-leave-unsaved = Open another notebook? What you changed in this one is not kept and would be lost.
page-leave-running = Open another notebook? What is running in this one would be stopped.
page-taken-over = The other tab is closed. You can change and run this notebook here now.
page-newer = A newer Vitrine made this notebook. What this one does not know is shown, kept, and not run.
page-doubt-older = The newest version of this notebook was damaged on this device. The version before it was opened: your last changes may be missing, everything else is here.
page-doubt-remains = This notebook was damaged on this device. The cells that could still be read were brought back; those after them may be missing. Look it through, and keep a copy with “Save”.
page-absent = The notebook at this address is not on this device, or it was deleted. Under “Notebooks” you find those that are here, and can bring deleted ones back.
page-too-new = A newer Vitrine keeps this notebook in a way that this one cannot read. It is safe: reload the page to get the newest Vitrine, then open it again.
page-damaged = A notebook was damaged on this device, and nothing of it could be read. Its files are left as they are; you find it under “Notebooks” and can delete it there.
page-not-opened = This notebook could not be opened: { $why }. Nothing was changed.
page-in-use = This notebook is open in another tab. Close it there, then try again.
page-copy-title = { $title } (copy)
page-not-erased = This notebook could not be deleted: { $why }.
page-not-read = This notebook could not be read: { $why }. Nothing was changed.
page-deleted-elsewhere = This notebook is no longer here: another tab deleted it.
page-damaged-why = This notebook is damaged and cannot be read ({ $why }). Its files are left as they are.
page-not-written = That could not be written: { $why }. Nothing was changed.
page-no-template = There is no template "{ $name }". This is the notebook to begin with; the others are under "Templates".

## plan

plan-idle = Not run yet
plan-queued = Waiting for its turn
plan-running = Running…
plan-done = Done
plan-stale = Out of date: run again
plan-failed = Did not work
plan-next = Next in the queue
plan-place = { $place ->
    [one] { $place }st in the queue
    [two] { $place }nd in the queue
    [few] { $place }rd in the queue
   *[other] { $place }th in the queue
}

## reduce

reduce-saved-given = { $count ->
    [one] { $count } picture is in the zip, as you gave it.
   *[other] { $count } pictures are in the zip, as you gave them.
}
reduce-saved-png = { $count ->
    [one] { $count } picture is in the zip, as PNG, 256 pixels on the short side at most.
   *[other] { $count } pictures are in the zip, as PNG, 256 pixels on the short side at most.
}
reduce-saved-both = { $count } pictures are in the zip: { $given } as you gave them, { $others } as PNG, 256 pixels on the short side at most.
reduce-engine-lost = The computing part of this page stopped working in the middle of this.
reduce-engine-lost-hint = Your notebook and pictures are safe. Run the cell again; if it stops again, try fewer pictures or a smaller batch.
reduce-other-version = This page and its computing part come from different versions. Save your notebook, then reload the page.
reduce-change-lost = The last change to these pictures could not be read and is missing.
reduce-pictures-lost = { $count ->
    [one] { $lost } of { $count } picture could not be brought back, “{ $path }” among them: { $why } The others are here.
   *[other] { $lost } of { $count } pictures could not be brought back, “{ $path }” among them: { $why } The others are here.
}
reduce-model-not-kept = { $why } The trained model is here until you close the page. Save it as a file, or make room under “Stored on this device” in a model cell and run this cell again.
## app

app-read-only = This notebook is open in another tab, so here it can only be read. Close it there, and you can change and run it here.
app-notebook = Notebook
app-drop = Drop pictures on a data cell or a predict cell, weights on a model cell, and notebooks anywhere else.
app-notebooks = Notebooks
app-stop-all = Stop all
app-run-all = Run all
app-save = Save
app-save-title = The notebook alone, as a small text file
app-bundle = A file for Vitrine
app-share = Share
app-share-title = One file with the notebook, its pictures and its trained models, to open elsewhere
app-report = Save report (HTML)
app-report-title = One file with all results and small copies of the pictures it shows, to read anywhere
app-open = Open
app-templates = Templates
app-template = { $title } · { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
app-starting = Starting…
app-not-running = Not running
app-starting-why = The computing part of the page is loading.
app-other-version = Page and computing part are of different versions.
app-device = What computes, and why
app-computes-on = Computes on:
app-kept = Kept on this device
app-keeping = Keeping…
app-not-kept = Not kept: { $why }
app-elsewhere = Open in another tab
app-load-again = Load them again
app-undo = Undo
app-reload = Reload the page
app-close = Close this message
app-title = Title of this notebook
app-stronger = Want a stronger model?
app-stronger-model = { $model } knows a thousand kinds of things: a download of { $size }, licence { $licence }.
app-use-it = Use it
app-no-thanks = No, thank you

## foot

foot-update = A new version is ready.
foot-update-waits = A new version is ready. It waits until nothing is running any more.
foot-update-other-tabs = A new version is ready, but Vitrine is open in another tab too. Close it there, then try again.
foot-update-question = Load the new version? What you changed in this notebook is not saved and would be lost.
foot-update-load = Load it
foot-close = Close this message
foot-words = Vitrine runs in this tab alone: pictures, models and results stay on your computer unless you save them.
foot-offline = This page is kept on this device and opens without a network.
foot-privacy = Privacy
foot-privacy-stays = Your pictures, your notebooks and what you train never leave this device: all computing happens in this tab, and there is no server that could receive them.
foot-privacy-asks = The page counts nothing, sets no cookies, and asks only two places for anything: the address it came from, for its own files, and Hugging Face, for the weights of a model you choose.
foot-privacy-browser = The browser itself is told to refuse every other connection, and what is kept on this device is deleted with this site's data in your browser's settings.

## keys

keys-cells = Cells
keys-running = Running
keys-changes = Changes
keys-notebook = Notebook
keys-select-above = Select the cell above
keys-select-below = Select the cell below
keys-edit = Edit the cell
keys-leave = Leave its fields
keys-add-above = Add a cell above
keys-add-below = Add a cell below
keys-delete = Delete the cell
keys-move-up = Move the cell up
keys-move-down = Move the cell down
keys-fold = Collapse or expand the cell
keys-run-and-next = Run the cell and select the next
keys-run = Run the cell
keys-run-all = Run all cells
keys-run-above = Run all cells above
keys-run-below = Run this cell and all below
keys-stop-all = Stop all
keys-undo = Undo
keys-redo = Redo
keys-save = Save the notebook
keys-save-report = Save a report (HTML)
keys-palette = Find an action
keys-keys = Show the keys
keys-step = { $action }: { $step }
keys-ctrl = Ctrl
keys-shift = Shift
keys-enter = Enter
keys-escape = Esc

## palette

palette-label = Find an action
palette-type = Type a few letters
palette-actions = Actions
palette-nothing = Nothing of that name. Try other letters.
palette-add = Add a cell: { $kind }: { $about }
palette-go-to = Go to cell { $number }: { $kind }: { $about }
palette-keys = Keys
palette-letters = Letters alone are keys
palette-letters-help = Without this, the keys above work only together with Ctrl or Alt, and arrows and Enter as before.
palette-keys-help = A cell is selected as a whole, or you are in one of its fields. The letters and arrows work while it is selected; Enter leads into its fields, Esc out of them.

## toolbar

toolbar-changes = Changes
toolbar-with-keys = { $action } ({ $keys })
toolbar-palette = Actions
toolbar-palette-title = Find an action ({ $keys }); ? shows the keys

## theme

theme-toggle = Colours: { $now ->
    [light] light
    [dark] dark
   *[system] as the system
}. Change to { $next ->
    [light] light
    [dark] dark
   *[system] as the system
}

## list

list-add = + Add a cell
list-add-here = Add a cell here
list-kinds = Kinds of cell

## drag

drag-label = Drag to move this cell; with the keyboard, Alt and the arrow keys
drag-title = Drag to move (Alt+↑, Alt+↓)

## commands

commands-no-augmentation = This cell uses an augment cell that is not there.
commands-no-augmentation-hint = Choose another way to vary the pictures in this cell.
commands-no-picture = There is no picture yet.
commands-no-picture-to-predict = Drop a picture on this cell, choose one, or start the camera.
commands-no-picture-to-explain = Choose one of the data, drop one on this cell, or start the camera.
commands-no-hub-model = No model of the hub is named yet.
commands-no-hub-model-hint = Write its id, such as facebook/deit-tiny-patch16-224.
commands-no-weights = The weights file is not here.
commands-no-weights-hint = Choose the file again: a page may not open files by itself.
commands-no-pictures = There are no pictures here yet.
commands-no-pictures-hint = Drop pictures or a folder on this cell, or hold the record button of a class.
commands-no-model = There is no model called "{ $name }" yet.
commands-no-model-hint = Run the cell that makes it first, or choose another model in this cell.
commands-no-data = There are no pictures called "{ $name }" yet.
commands-no-data-hint = Run a data cell of that name first, or choose other data in this cell.

## undo

undo-cell = { $kind ->
    [note] the note
   *[other] the { $kind } cell
}
undo-knob = { $key ->
    [lr] learning rate
    [trainable] part that learns
    [test_fraction] held-out share
    [top] number of answers
    [augment] augment cell
   *[other] { $otherwise }
}
undo-title = change the title
undo-delete = delete { $cell }
undo-delete-several = { $count ->
    [one] delete { $count } cell
   *[other] delete { $count } cells
}
undo-add = add { $cell }
undo-move = move { $cell }
undo-order = put the cells in order
undo-change = change { $cell }
undo-change-several = { $count ->
    [one] change { $count } cell
   *[other] change { $count } cells
}
undo-edit-note = edit the note
undo-setting = change the { $setting } of { $cell }
undo-rename = rename { $old } to { $new }

## notebooks

notebooks-title = Notebooks
notebooks-deleted = Deleted
notebooks-deleted-hint = They can be brought back for 30 days.
notebooks-new = New notebook
notebooks-empty = Empty notebook
notebooks-empty-about = No cells yet.
notebooks-template = { $about } { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
notebooks-untitled = Untitled
notebooks-damaged = A damaged notebook
notebooks-was-deleted = “{ $title }” was deleted.
notebooks-undo = Undo
notebooks-looking = Looking at what is kept on this device…
notebooks-not-kept = Notebooks are not kept here: { $why }. Save them as files, and open those again.
notebooks-kept = Kept on this device, in this browser alone.
notebooks-kept-in-room = Kept on this device, in this browser alone. With downloads, this page uses { $usage } of the { $quota } the browser gives it.
notebooks-just-now = just now
notebooks-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
notebooks-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
notebooks-days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
notebooks-no-cells = No cells
notebooks-cells = Cells: { $cells }
notebooks-cells-of-kind = { $count } { $kind }
notebooks-comma = { ", " }
notebooks-best = best accuracy { $share }

## book

book-damaged = It can no longer be read as it was kept; opening it brings back what is left.
book-changed = Changed { $when }
book-deleted = deleted { $when }
book-on = on { $date }
book-open-here = open here
book-duplicate = Duplicate
book-duplicate-named = Duplicate “{ $title }”
book-rename = Rename
book-rename-named = Rename “{ $title }”
book-new-title = New title
book-delete = Delete
book-delete-named = Delete “{ $title }”
book-restore = Bring back
book-restore-named = Bring “{ $title }” back
book-erase = Delete for good
book-erase-named = Delete “{ $title }” for good

## bundle

bundle-does-not-fit = This notebook does not fit into one file: { $why }.
bundle-not-made = The browser could not put this file together.
bundle-not-opened = This file could not be opened as a Vitrine notebook: { $why }.
## augment-form

augment-form-scale-min = Smallest crop (share of the area)
augment-form-horizontal-flip = Mirrored left to right
augment-form-vertical-flip = Mirrored top to bottom
augment-form-brightness = Brightness
augment-form-contrast = Contrast
augment-form-saturation = Saturation
augment-form-hue = Hue
augment-form-jitter-probability = How often any of these
augment-form-grayscale = How often grey
augment-form-gaussian-blur = How often blurred
augment-form-solarize = How often solarised
augment-form-erasing = How often erased
augment-form-erasing-area = Largest erased area
augment-form-erasing-count = Most rectangles
augment-form-cutout = How often a grey square
augment-form-cutout-size = Side of the grey square
augment-form-mixup-alpha = MixUp α (0 is off)
augment-form-cutmix-alpha = CutMix α (0 is off)
augment-form-mix-probability = How often mixed
augment-form-switch-probability = CutMix rather than MixUp
augment-form-mix-off-epoch = No mixing from epoch (0 is never)
augment-form-repeats = Repeats of each picture
augment-form-magnitude = Magnitude
augment-form-layers = Operations a picture
augment-form-policy-probability = How often each happens
augment-form-magnitude-std = Magnitude noise
augment-form-group-light = Light and colour
augment-form-group-erase = Erase
augment-form-group-mix = Mix pictures
augment-form-unused = No train cell uses this yet: choose it in one, under “Vary the pictures”.
augment-form-used = Used to train { $models }.
augment-form-name = Call it
augment-form-data = Show it on
augment-form-own = My own
augment-form-suggested = Suggested: { $preset } (the smallest class has { $fewest ->
    [one] { $fewest } training picture
   *[other] { $fewest } training pictures
}). { $reason }
augment-form-use = Use it
augment-form-preset = Preset
augment-form-policy-none = None
augment-form-policy = Policy
augment-form-policy-text = The same in timm's words
augment-form-transforms = Operations
augment-form-increasing = All grow with magnitude
augment-form-increasing-help = As DeiT has it; at first some grew weaker.
augment-form-crop = Crop
augment-form-crop-evaluation = As evaluation sees it
augment-form-crop-resized = A random part, resized
augment-form-crop-random = A random square of the whole
augment-form-interpolation = Resampling
augment-form-interpolation-bicubic = Bicubic
augment-form-interpolation-bilinear = Bilinear
augment-form-interpolation-random = Either
augment-form-erasing-mode = Erased parts become
augment-form-erasing-mode-const = The mean colour
augment-form-erasing-mode-rand = One random colour
augment-form-erasing-mode-pixel = Random pixels
augment-form-mix-mode = Mixing is drawn for
augment-form-mix-mode-batch = A whole batch alike
augment-form-mix-mode-pair = Each pair alike
augment-form-mix-mode-elem = Each picture for itself
augment-form-more = More choices
augment-form-cutmix-minmax = CutMix boxes of 20 to 80 % a side
augment-form-cutmix-minmax-help = Instead of by α (timm's cutmix-minmax).

## augment

augment-busy = Another cell is at work; new views follow when it is done.
augment-vary = Vary this picture of { $class }
augment-empty = Run this cell to see what these settings do to a picture.
augment-pictures = Picture to vary
augment-pause = Pause
augment-play = Play
augment-next = Other draws
augment-seed = Another seed
augment-hint = Point at a view, or press it, to see the picture before.
augment-unchanged = Unchanged
augment-view = View { $number }: { $words }. Press to see the picture before.

## ensemble

ensemble-combine-probabilities = Average their probabilities
ensemble-combine-logits = Average their logits
ensemble-combine-soup = Average their weights (soup)
ensemble-combine-greedy-soup = Average the weights that help (greedy soup)
ensemble-views-one = The middle of each picture
ensemble-views-flip = The same, and mirrored
ensemble-views-ten-crops = Middle and corners, also mirrored (ten views)
ensemble-members-help = Runs with other seeds or recipes make different mistakes, which the average evens out. One model alone is fine too, with several views.
ensemble-combine = How they become one
ensemble-combine-help = Averaged answers take as long as all of them together; averaged weights are one model, which trains on and exports. Weights only mix where all started from the same model.
ensemble-views = What it looks at
ensemble-views-help = Test-time augmentation: several views of a picture, their answers averaged. Slower, and often a point or two better.
ensemble-data = Data
ensemble-output = Name of the model it makes
ensemble-empty = How good they are together, beside each of them alone.
ensemble-measured = Measured on { $count ->
    [one] { $count } held-out picture
   *[other] { $count } held-out pictures
}; alone means one view. An evaluate cell shows it class by class.
ensemble-used = yes
ensemble-left-out = left out
ensemble-top1-together = top-1, together
ensemble-top1-alone = top-1, the best alone
ensemble-loss-together = loss, together: lower is better
ensemble-head-model = Model
ensemble-head-top1 = Top-1
ensemble-head-loss = Loss
ensemble-head-in = In

## members

members-models = Models
members-none = There is no other model yet: add a model cell, or train one.

## model

model-weights = Weights
model-name = Name
model-name-help = Other cells call the model by this name.
model-hub-id = Hub id
model-hub-id-help = owner/name of a DeiT or ViT on huggingface.co, such as facebook/deit-tiny-patch16-224.
model-no-file = No file chosen yet; you can also drop one here.
model-choose-file = Choose a weights file
model-download = Download and load
model-empty = Its architecture, its size and what it knows.
model-facts-architecture = Architecture
model-facts-size-name = Size
model-facts-size = { $parameters } parameters in { $blocks ->
    [one] { $blocks } block
   *[other] { $blocks } blocks
}
model-facts-sees-name = Sees
model-facts-sees = { $pixels } × { $pixels } pixels: { $preparation }
model-facts-knows-name = Knows
model-facts-knows-none = 0 classes
model-facts-knows = { $count ->
    [one] { $count } class: { $examples }
   *[other] { $count } classes: { $examples }
}
model-facts-knows-more = { $count } classes: { $examples }, …
model-source-starter = Starter model (built in)
model-source-hub = Another model of the hub
model-source-file = Files of mine (.safetensors, .pth, .bin)
model-about-starter = A small DeiT that comes with this page: no download needed.
model-about-file = Weights of a DeiT or ViT from timm, Hugging Face or the original release; choose config.json and preprocessor_config.json along with them if there are any. They are read here and sent nowhere.
model-about-hub = Its weights, its class names and its preprocessing are fetched once you run this cell.
model-about-download = { $variant }: a download of { $size }, licence { $licence }. It is fetched when you run this cell, and kept on this device where there is room.
model-and-more = { $names } and { $count } more
model-start-fresh = These parts start fresh, because the file has none that fit: { $parts }. Training will teach them.
model-left-out = The file also holds parts this model has no use for; they are left out: { $parts }.

## predict

predict-choose = Choose a picture
predict-camera-off = Camera off
predict-camera = Camera
predict-drop = or drop a picture here
predict-picture = The picture asked about
predict-empty = Your picture, and what the model takes it for.
predict-model = Model
predict-top = Guesses to show
predict-sure = How sure it must be
predict-reject-below = "I don't know" below
predict-reject-below-help = A probability from 0 to 1. An evaluate cell shows what each threshold costs and brings.
predict-temperature = Temperature
predict-temperature-help = Divides the logits, so that probabilities come true; an evaluate cell fits it. 1 leaves them.
predict-unsure = I don't know: my best guess has { $best }, less than the { $wanted } you ask for.
predict-before = These guesses are for the picture before.
predict-took = Took { $ms } ms.

## compare

compare-members-help = Choose two or more that know the same classes. Each answers for the same held-out pictures.
compare-data = Data
compare-empty = Their figures side by side, whether a difference could be chance, and the pictures they disagree on.
compare-chance = Could a difference be chance?
compare-mcnemar = McNemar's test looks at the pictures that only one of two models has right. A small p means that chance would rarely divide them so unevenly.
compare-good = { $good ->
    [higher] higher is better
   *[other] lower is better
}
compare-best = best
compare-model = Model
compare-measured = Measured on { $count ->
    [one] { $count } held-out picture
   *[other] { $count } held-out pictures
}. Time is of this device, reading the pictures included; size is of weights in 32 bits.

## compare-made

compare-made-title = What was done differently
compare-made-hint = Settings of the train cells that made them; those that are the same are left out.
compare-made-setting = Setting
compare-made-curve = Curve

## compare-pictures

compare-pictures-more = Show more ({ $left } left)
compare-pictures-title = Where they disagree
compare-pictures-lost = The pictures are not part of the notebook file. Run the data cell and then this cell again to see them.
compare-pictures-right = ✓ right
compare-pictures-wrong = ✗ wrong
compare-pictures-true = true: { $label }
compare-pictures-said = true: { $label }; { $opinions }
compare-pictures-class = class { $number }

## save-metrics

save-metrics = Save metrics:
save-metrics-all = All (JSON)
save-metrics-all-help = Everything measured here, for other programs
save-metrics-classes = Classes (CSV)
save-metrics-classes-help = A line for each class, for spreadsheets
save-metrics-pictures = Pictures (CSV)
save-metrics-pictures-help = A line for each picture, for spreadsheets

## inside

inside-title = What is inside
inside-total-on = All parts together take { $time } for one picture on { $device }.
inside-total = All parts together take { $time } for one picture on this device.
inside-measuring = Measuring…
inside-measure = Measure on this device
inside-learns-in = In the train cell that makes "{ $model }", the filled boxes learn; those with a dashed edge stay as loaded.
inside-learns-nowhere = No train cell of this notebook starts from this model yet.
inside-learner = As trained by the cell that makes
inside-table = As a table
inside-table-part = Part
inside-table-shape = Leaves it
inside-table-parameters = Parameters
inside-table-time = Time
inside-table-learns = In training

## inside-flow

inside-flow-none = This network is no plain transformer, so there is no drawing of it: measuring lists its parts below.
inside-flow-picture = Picture
inside-flow-picture-words = { $height } × { $width } pixels, 3 colours
inside-flow-patches = Patches
inside-flow-patches-words = { $count } patches of { $pixels } × { $pixels } pixels, each made { $width } numbers
inside-flow-tokens = Tokens
inside-flow-tokens-words = { $count } tokens: the patches, a class token before them; each knows its position
inside-flow-tokens-distilled = { $count } tokens: the patches, a class and a distillation token before them; each knows its position
inside-flow-norm = Norm
inside-flow-norm-words = Brings every token to one scale
inside-flow-head = Head
inside-flow-head-words = { $count ->
    [one] { $count } class score
   *[other] { $count } class scores
}, from the class token
inside-flow-head-distilled = { $count ->
    [one] { $count } class score
   *[other] { $count } class scores
}, from the class token and, averaged with it, the distillation token
inside-flow-blocks = Blocks
inside-flow-block = Block { $number }: { $facts }
inside-flow-blocks-words = { $count ->
    [one] { $count } block; it has { $parameters } parameters and hands on as many tokens as it takes.
   *[other] { $count } blocks, one after the other; each has { $parameters } parameters and hands on as many tokens as it takes.
}
inside-flow-attention = Attention: tokens look at each other, { $heads ->
    [one] { $heads } head
   *[other] { $heads } heads
} of width { $width }
inside-flow-residual = + what came in
inside-flow-perceptron = Perceptron, token by token: { $width } → { $hidden } → { $width }
inside-flow-in-each = In each block:
inside-flow-parameters = { $count } parameters
inside-flow-learns = learns
inside-flow-stays = stays
inside-flow-timed-with = { $part ->
    [head] with head
   *[other] with patches
}

## inside-parts

inside-parts-patches = patches
inside-parts-tokens = tokens
inside-parts-block = block { $number }
inside-parts-norm = norm
inside-parts-head = head

## unknown

unknown-settings = This { $kind } cell has settings this version of Vitrine cannot read.
unknown-kind = This cell is of the kind "{ $kind }", which this version of Vitrine does not know.
unknown-kept = It is kept exactly as it is and saved with the notebook, but it does not run here. A newer Vitrine may know it.
unknown-its-settings = Its settings

## note

note-view = Note: press Enter to edit
note-click = Click to edit
note-text = Text of this note, in Markdown
note-placeholder = Write here. **bold**, ## heading, - list. Shift+Enter shows it.
note-when-done = Shift+Enter when you are done.
note-done = Done
## words

words-template-first = Your first classifier
words-template-first-about = Teach a model your own classes, with drawn shapes or your camera.
words-template-head-or-blocks = Head or last blocks?
words-template-head-or-blocks-about = How much of a model should learn? Train it twice and compare.
words-template-augmentation = Why augmentation works
words-template-augmentation-about = Watch a model learn by heart, and what helps against it.
words-template-attention = What does attention see?
words-template-attention-about = Three ways to see what in a picture an answer rests on.
words-template-teacher = Teacher and student
words-template-teacher-about = A model that never sees a right answer learns from another model.
words-template-cnn = DeiT against a CNN
words-template-cnn-about = A vision transformer and a convolutional network learn the same pictures (downloads 70 MB).
words-knob-wrong = { $knob } is { $found }, but must be { $allowed }; try { $suggested }.
words-stages-wrong = The order of the stages is { $blocks } blocks after { $before }, but must be no fewer blocks than the stage before it; try { $before }.
words-steps-wrong = The step schedule is { $factor } every { $epochs } epochs, but must be a factor above 0, at most 1, every so many epochs above 0; try 0.1 every 30 epochs.
words-teachers-wrong = The list of teachers is no model, but must be the name of at least one model; try a trained model's name.
words-allowed-between = { $least } to { $most }
words-allowed-above-zero-to = above 0, at most { $most }
words-allowed-below-one = 0 up to, but not including, 1
words-allowed-above-zero-or-none = above 0, or none
words-allowed-one-or-more-or-none = at least 1, or none
words-allowed-above-zero-or-chosen = above 0, or chosen by itself
words-allowed-batch-size = 1 up to the batch size
words-allowed-learning-rate = 0 up to the learning rate
words-allowed-epochs = 0 up to the number of epochs
words-allowed-shortest-stage = 0 up to the epochs of the shortest stage
words-allowed-epoch-for-each-stage = at least 1 epoch for each stage
words-allowed-without-attention = 0, since this network has no attention
words-allowed-blocks = 0 to { $depth } (this model has { $depth } blocks)
words-knob-trainable = The number of blocks to unfreeze
words-knob-epochs = The number of epochs
words-knob-batch-size = The batch size
words-knob-lr = The learning rate
words-knob-min-lr = The final learning rate
words-knob-warmup-epochs = The warm-up
words-knob-weight-decay = The weight decay
words-knob-label-smoothing = The label smoothing
words-knob-clip-grad-norm = The gradient clip
words-knob-stages = The order of the stages
words-knob-stage-epochs = The length of a stage
words-knob-micro-batch = The micro-batch
words-knob-annealing = The step schedule
words-knob-layer-decay = The layer-wise decay
words-knob-head-lr = The head's learning rate factor
words-knob-ema-decay = The decay of the running mean
words-knob-dropout = The dropout
words-knob-attention-dropout = The attention dropout
words-knob-drop-path = The stochastic depth
words-knob-validation-fraction = The share for validation
words-knob-keep-best = The judging of epochs
words-knob-patience = The patience
words-knob-probe = The C of the linear probe
words-knob-folds = The number of folds
words-knob-cached-views = The number of cached views
words-knob-token-mixup = The mixing of tokens
words-knob-teachers = The list of teachers
words-knob-alpha = The teacher's share of the loss
words-knob-temperature = The temperature
words-field-scale-min = The smallest crop
words-field-scale-max = The largest crop
words-field-ratio-min = The narrowest crop
words-field-ratio-max = The widest crop
words-field-padding = The padding of the crop
words-field-horizontal-flip = The probability of a horizontal flip
words-field-vertical-flip = The probability of a vertical flip
words-field-magnitude = The magnitude
words-field-magnitude-max = The largest magnitude
words-field-magnitude-std = The magnitude noise
words-field-layers = The number of operations an image
words-field-policy-probability = The probability of each operation
words-field-mix-width = AugMix's number of chains
words-field-mix-depth = AugMix's length of a chain
words-field-mix-alpha = AugMix's alpha
words-field-jitter-probability = The probability of colour jitter
words-field-brightness = The brightness jitter
words-field-contrast = The contrast jitter
words-field-saturation = The saturation jitter
words-field-hue = The hue jitter
words-field-grayscale = The probability of greyscale
words-field-gaussian-blur = The probability of a blur
words-field-solarize = The probability of solarising
words-field-cutout-probability = The probability of a cutout
words-field-cutout-size = The size of the cutout
words-field-erasing-probability = The probability of erasing
words-field-erasing-area-min = The smallest erased area
words-field-erasing-area-max = The largest erased area
words-field-erasing-aspect = The flattest erased rectangle
words-field-erasing-count = The number of erased rectangles
words-field-mixup-alpha = MixUp's alpha
words-field-cutmix-alpha = CutMix's alpha
words-field-cutmix-min = CutMix's smallest box
words-field-cutmix-max = CutMix's largest box
words-field-mix-probability = The probability of mixing
words-field-switch-probability = The probability of CutMix instead of MixUp
words-field-mix-off-epoch = The epoch from which nothing is mixed
words-field-repeats = The number of repeats
words-policy-name = "{ $name }" is no policy: write rand, v0, v0r, original, originalr, augmix, trivial, 3a or none, and its settings after it, such as rand-m9-mstd0.5-inc1.
words-policy-part = "{ $part }" means nothing to { $policy }, which takes { $takes }.
words-policy-takes-nothing = no settings
words-policy-takes-rand = m, n, p, mstd, mmax and inc with a number, and tweights, t3a or t3aw
words-policy-takes-auto = mstd with a number
words-policy-takes-augmix = m, w, d, a and mstd with a number
words-augment-none = None
words-augment-light = Light (webcam)
words-augment-none-why = There are no training images yet, so there is nothing to vary.
words-augment-light-why = With fewer than a hundred images a class, small changes help a pretrained model most: strong ones need more epochs than such data is worth.
words-augment-deit-iii-why = With hundreds of images a class there is time for stronger changes, and DeiT III's three (grey, solarise, blur) with mixing are the simplest that work.
words-augment-deit-why = With thousands of images a class training is long enough for DeiT's whole recipe.
words-recipe-small-class = one class has only { $pictures } training pictures: with so few, a linear probe is hard to beat and cannot learn them by heart
words-recipe-dozens = { $pictures } training pictures are a few dozen: a linear probe is hard to beat there
words-recipe-hundreds = { $pictures } training pictures are enough to adapt the last blocks, not the whole network
words-recipe-thousands = { $pictures } training pictures can adapt half the network, the lower layers more slowly
words-recipe-more = { $pictures } training pictures can teach every layer something
words-setting-model = Start from model
words-setting-data = Learn from data
words-setting-time = Training time
words-setting-trainable = What learns
words-setting-epochs = Epochs
words-setting-stages = Stages before
words-setting-probe = Start from a linear probe
words-setting-probe-c = Probe: C
words-setting-probe-folds = Probe: folds
words-setting-batch-size = Batch size
words-setting-micro-batch = Pictures at once
words-setting-rule = Rule
words-setting-lr = Learning rate
words-setting-min-lr = Final learning rate
words-setting-annealing = Way down
words-setting-warmup-epochs = Warm-up epochs
words-setting-layer-decay = Layer-wise decay
words-setting-head-lr = Head's factor
words-setting-weight-decay = Weight decay
words-setting-label-smoothing = Label smoothing
words-setting-clip-grad-norm = Gradient clip
words-setting-ema-decay = Mean of weights
words-setting-dropout = Dropout
words-setting-attention-dropout = Attention dropout
words-setting-drop-path = Stochastic depth
words-setting-class-balance = Uneven classes
words-setting-validation-fraction = Kept aside
words-setting-keep-best = Keep the best epoch by
words-setting-patience = Patience
words-setting-cached-views = Kept views
words-setting-token-mixup = Mixing of tokens
words-setting-distillation = Learn from model
words-setting-distillation-lesson = What it teaches
words-setting-distillation-alpha = Its share
words-setting-distillation-teachers = Distillation: teachers
words-setting-standardize-features = Standardise features
words-setting-seed = Seed
words-setting-augment-crop = Varied pictures: crop
words-setting-augment-interpolation = Varied pictures: interpolation
words-setting-augment-horizontal-flip = Varied pictures: horizontal flip
words-setting-augment-vertical-flip = Varied pictures: vertical flip
words-setting-augment-policy = Varied pictures: policy
words-setting-augment-color-jitter-probability = Varied pictures: color jitter: probability
words-setting-augment-color-jitter-brightness = Varied pictures: color jitter: brightness
words-setting-augment-color-jitter-contrast = Varied pictures: color jitter: contrast
words-setting-augment-color-jitter-saturation = Varied pictures: color jitter: saturation
words-setting-augment-color-jitter-hue = Varied pictures: color jitter: hue
words-setting-augment-grayscale = Varied pictures: grayscale
words-setting-augment-gaussian-blur = Varied pictures: gaussian blur
words-setting-augment-solarize = Varied pictures: solarize
words-setting-augment-cutout-probability = Varied pictures: cutout: probability
words-setting-augment-cutout-size = Varied pictures: cutout: size
words-setting-augment-erasing-probability = Varied pictures: erasing: probability
words-setting-augment-erasing-mode = Varied pictures: erasing: mode
words-setting-augment-erasing-area = Varied pictures: erasing: area
words-setting-augment-erasing-min-aspect = Varied pictures: erasing: min aspect
words-setting-augment-erasing-max-count = Varied pictures: erasing: max count
words-setting-augment-mix-mixup-alpha = Varied pictures: mix: mixup alpha
words-setting-augment-mix-cutmix-alpha = Varied pictures: mix: cutmix alpha
words-setting-augment-mix-cutmix-minmax = Varied pictures: mix: cutmix minmax
words-setting-augment-mix-probability = Varied pictures: mix: probability
words-setting-augment-mix-switch-probability = Varied pictures: mix: switch probability
words-setting-augment-mix-mode = Varied pictures: mix: mode
words-setting-augment-mix-off-epoch = Varied pictures: mix: off epoch
words-setting-augment-repeats = Varied pictures: repeats
words-value-off = off
words-value-on = on
words-value-yes = yes
words-value-no = no
words-value-none = none
words-value-head = head
words-value-all = all
words-value-by-cross-validation = by cross-validation
words-value-as-many-as-fit = as many as fit
words-value-one-for-each-epoch = one for each epoch
words-value-loss = loss
words-value-sampling = sampling
words-value-cosine = cosine
words-value-linear = linear
words-value-constant = constant
words-value-other = other
words-value-last-blocks = last blocks { $blocks }
words-measure-top1 = Top-1
words-measure-loss = Loss
words-measure-macro-f1 = Macro F1
words-measure-parameters = Parameters
words-measure-size = Size
words-measure-time = ms a picture
words-interval = { $value } ({ $low } to { $high })
words-verdict-same = "{ $a }" and "{ $b }" are right on the same pictures, so there is no difference to test.
words-verdict-real = Only "{ $a }" is right on { $only_a ->
    [one] { $only_a } picture
   *[other] { $only_a } pictures
}, only "{ $b }" on { $only_b }: unlikely to be chance, { $p }.
words-verdict-chance = Only "{ $a }" is right on { $only_a ->
    [one] { $only_a } picture
   *[other] { $only_a } pictures
}, only "{ $b }" on { $only_b }: could be chance, { $p }.
words-caution = Of { $pairs } pairs tested, about one in twenty looks real by chance alone; take a p near { $level } with care.
words-agree = They agree on every picture.
words-disagree = They disagree on { $some } of { $all } pictures.
words-curve-loss = Held-out loss
words-curve-train-loss = Training loss
words-curve-top1 = Held-out top-1
words-curve-end = { $name } { $y } at { $across } { $x }
words-curve-ends = { $title }: { $ends }.
words-preprocess-short-side = short side to { $side } px ({ $filter }), middle { $crop } px, mean { $mean }, std { $std }
words-preprocess-squash = squashed to { $side } × { $side } px ({ $filter }), middle { $crop } px, mean { $mean }, std { $std }
words-preprocess-bilinear = bilinear
words-preprocess-bicubic = bicubic
words-notebook-too-large = This notebook file has { $bytes } bytes, more than the { $most } a notebook may have.
words-notebook-not-json = This file is not a notebook: it is not JSON ({ $reason }).
words-notebook-other = This JSON file is not a Vitrine notebook ({ $reason }).
words-bundle-no-manifest = This is not a Vitrine notebook: what it says of itself cannot be read.
words-bundle-newer = A newer Vitrine made this file (format { $format }), and this one cannot read it. Reload the page to get the newest.
words-zip-too-large = it would be larger than 4 GB
words-zip-not-a-zip = it is not whole, or no such file at all
words-zip-unusual = it is packed in a way that cannot be read here
