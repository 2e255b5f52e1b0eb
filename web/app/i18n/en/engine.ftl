# What the engine and the library say, as they say it: said.rs finds a sentence here by its words and says it in the
# reader's language. A test looks for every sentence of the sources here. NUMBER(...) marks an argument that is a number,
# by which the other languages choose their plural; PHRASE(...) one that may be a sentence or phrase of this file itself,
# or several with commas between.

## Pictures

said-image-empty = This file is empty (0 bytes); save or download it again.
said-image-none = This is not an image: its content is no JPEG, PNG, WebP, GIF or BMP, whatever its name says.
said-image-unsupported = This is a { $format } image, which cannot be read here; save it as JPEG or PNG first.
said-image-large = This image is { $width } × { $height } pixels ({ $found } megapixels), more than the { $most } megapixels of its kind that fit here; make it smaller first.
said-image-cut = This { $format } image is cut off before its end; copy or download it again.
said-image-damaged = This { $format } image is damaged and cannot be read ({ PHRASE($reason) }); copy or download it again.
said-image-no-pixels = it has no pixels
said-image-size = its size is inconsistent
said-image-encode = The image could not be encoded for display ({ PHRASE($reason) }).
said-image-jpeg = A picture could not be written as JPEG and opened again ({ PHRASE($reason) }).

## Data

said-data-full = The data is full: { NUMBER($images) } images take all of the { $size } MB set aside for images; remove some to add others.
said-data-no-image = Image { $id } is not in the data; it may have been removed.
said-data-unreadable = Image { $id } could not be read back from this device; remove it and add it again.
said-data-gone = { PHRASE($which) }: what was removed is kept only until pictures are added or the data is closed, and only the last few hundred pictures of it.
said-data-gone-one = This picture cannot be put back any more
said-data-gone-more = These { NUMBER($images) } pictures cannot be put back any more
said-data-no-class = The data has no class named “{ $name }”.
said-data-nameless = A class needs a name of at least one letter.
said-data-none = There are no images yet; add images of at least two classes.
said-data-one-class = Training needs at least two classes; this data has one: “{ $class }”. Add images of another class.
said-data-single = { PHRASE($having) } only one image, which cannot be both learnt from and tested on; add more or remove the class.
said-data-untaught = { PHRASE($having) } no training images, only held-out ones; add some to the train folder or remove the class.
# Before "only one image" and "no training images".
said-data-class-has = Class { $name } has
said-data-classes-have = Classes { $names } and { $last } have
said-data-more-classes-have = Classes { $names } and { NUMBER($more) } more have
said-data-not-held-out = No image is held out to test on; move some images of each class to the test split.
said-data-no-folder = This image lies in no class folder, so its class is unknown; put it into a folder named after its class, or drop it on a class.
said-data-outside = This image lies outside the train, val and test folders beside it, so it was left out; move it into a class folder of one of them.
said-data-back = { NUMBER($back) } of { NUMBER($all) } pictures are back; the others were removed too long ago to be kept.
said-back-stopped = Stopped before all pictures were back.
said-back-again = They are still on this device. Run this cell to bring them back.
said-back-gone = It is no longer on this device.
said-back-cut = Its copy on this device is not whole.
said-back-not-in-file = It is not in its file any more.
said-folders-zip = The zip could not be written ({ PHRASE($reason) }).
said-folders-stopped = Saving the pictures was stopped.
said-folders-safe = Your pictures are still there. Save them again.

## Files that come as data

said-zip-damaged = This zip is damaged or cut off before its end; download or make it again.
said-zip-no-images = This zip holds no images; put JPEG, PNG, WebP, GIF or BMP files into folders named after their classes.
said-zip-locked-file = This file is damaged within the zip, or locked with a password; make the zip again.
said-zip-large-file = This file is larger than such a file is, so it was not read; make it smaller.
said-zip-name = This zip holds a file whose name cannot be read; make it again.
said-zip-path = This path would leave the zip's own folder, so the file is refused; make the zip again from a plain folder.
said-zip-nested = This is a zip within a zip; unpack it and add it by itself.
said-zip-locked = This zip is locked with a password; unpack it and add the folder.
said-zip-unusual = This zip is compressed in an unusual way; make it again as an ordinary (Deflate) zip, or add the unpacked folder.
said-zip-damaged-file = This file is damaged within the zip; download or make the zip again.
said-zip-link = This is a link, not a file; make the zip again with the file itself.
said-zip-large-image = This file unpacks to more than the { $size } MB an image may have; make it smaller first.
said-zip-bomb = This zip unpacks to far more than images would; the rest of it was left out.
said-zip-not = This file is not a zip, though its name says so; download or make it again.
said-import-no-class = This image's name names no class, as the others in this project do, so it was left out.
said-import-no-table = No table names this image.
said-import-table-alone = This table came without images; choose it together with its images, or a zip of both.
said-import-not-image = This is not an image by its name; use JPEG, PNG, WebP, GIF or BMP files, a zip of them, or a Teachable Machine project.
said-table-utf8 = This table is not text in UTF-8; save it as “CSV UTF-8” and add it again together with its images.
said-table-columns = This table has no column called “filename” with one called “label”, so it was passed over; name its columns so, or let folders name the classes.
said-table-line = Line { $line }: { PHRASE($why) }
said-table-no-file = it names no file.
said-table-no-class = it gives “{ $file }” no class.
said-table-twice = “{ $file }” is there twice and not the same; the first line counts.
said-table-split = “{ $word }” is none of train, val and test, so “{ $file }” is drawn like the others.
said-table-not-named = The table “{ $table }” does not name this image, so its class is unknown; add a line for it.
said-table-missing = It names “{ $file }”, which is not among the files; choose the table and its images together.
said-table-more = And { NUMBER($more) } more { PHRASE($what) }.
# After "And 3 more".
said-table-more-lines = lines like that
said-table-more-files = files that are not here
said-teachable-sort = This is a Teachable Machine project of another sort ({ $kind }); only image projects hold pictures to learn from.
said-teachable-damaged = The manifest of this Teachable Machine project cannot be read; download the project again.

## The device

said-device-no-webgpu = This browser or machine offers no WebGPU.
said-device-not-built = This build of Vitrine cannot compute with { $what }.
said-device-start = The graphics device did not start ({ PHRASE($reason) }).
said-device-asked-cpu = You asked for the CPU.
said-device-asked-vulkan = You asked for Vulkan.
said-device-asked-software = You asked for WebGPU. This one is emulated in software, so it is slow.
said-device-asked = You asked for WebGPU.
said-device-cpu = There is no WebGPU here, so the CPU computes. Everything works, only slower.
said-device-software = The only WebGPU here is emulated in software ({ $name }), and the CPU is faster than that.
said-device-gpu = The graphics processor computes.
said-device-use-cpu = Use the CPU instead: add ?device=cpu to the page's address, or pass --device cpu.
said-device-stopped = The device stopped answering ({ PHRASE($reason) }).
said-device-failed = The device failed while training ({ PHRASE($reason) }).

## Weights

said-weights-empty = The weights file is empty.
said-weights-none = This is no weights file: neither safetensors nor a PyTorch checkpoint ({ PHRASE($reason) }).
said-weights-safetensors = This is not a complete safetensors file ({ PHRASE($reason) }).
said-weights-torch = This PyTorch checkpoint cannot be read: { PHRASE($reason) }.
said-weights-shard = These weights are in several files, and { $name } is missing.
said-weights-config = { $file } does not describe a network that Vitrine knows: { PHRASE($reason) }.
said-weights-not-deit = These weights are not a DeiT's: { PHRASE($reason) }.
said-weights-not-cnn = These weights are not those of a ResNet or MobileNetV2 that Vitrine knows: { PHRASE($reason) }.
said-weights-missing = These weights are not a complete network: the tensor { $name } is missing.
said-weights-shape = The tensor { $name } should have the shape { $expected }, but this file has { $found }.
said-weights-dtype = The tensor { $name } holds { $dtype } numbers; only F32, F16 and BF16 are read.
said-weights-not-finite = The tensor { $name } holds numbers that are not finite; the file is damaged.
said-weights-device = The weights could not be read back from the device ({ PHRASE($reason) }).
said-weights-is-hdf5 = it is an HDF5 file, as Keras saves
said-weights-is-tflite = it is a TensorFlow Lite file
said-weights-is-lfs = it is a Git LFS pointer, not the file it points to; download the file itself
said-weights-is-html = it is a web page
said-weights-is-json = it is JSON
said-weights-is-neither = its first bytes are those of neither
said-weights-no-dictionary = it holds no dictionary of tensors; save model.state_dict() rather than the model
said-weights-no-names = it holds no tensors by name
said-weights-zip-damaged = its zip directory is damaged or cut off ({ PHRASE($error) })
said-weights-not-torch-zip = it is a zip without a data.pkl, so not one of PyTorch's
said-weights-not-pickle = it is a Python pickle, but none that torch.save wrote
said-weights-no-blocks = it has no transformer blocks (blocks.0 …)
said-weights-no-stages = it has no blocks
said-weights-patches = its patches are { $height } × { $width } with { $channels } channels; square patches of 3 channels are needed
said-weights-model-type = its model_type is "{ $kind }", "deit" or "vit" are needed
said-weights-architecture = its architecture is "{ $name }", a timm name that begins with deit, vit_, resnet or mobilenetv2_ is needed
said-weights-activation = its hidden_act is "{ $activation }", "gelu" is needed
said-weights-published = The published preprocessing file says "{ $published }", but this model was trained and measured with "{ $used }", which is used.
said-weights-sizes = The preprocessing file is for { $file } px, the weights are for { $weights } px; sizes are scaled to the weights.
said-weights-kept = What was loaded before is still there. Reload the page if it happens again.
said-weights-again = What was loaded before is still there. Download the file again, or choose another weights file.
said-weights-together = What was loaded before is still there. Choose all the files together, the index among them.
said-weights-choose = What was loaded before is still there. Choose the weights of a DeiT, ViT, ResNet or MobileNetV2 (.safetensors, .pth, .bin).

## Downloads

said-hub-id = "{ $id }" is no hub id.
said-hub-id-hint = Write it as owner/name, such as facebook/deit-tiny-patch16-224.
said-hub-no-weights = The hub has no weights called "{ $id }" (no { $files }).
said-hub-no-weights-hint = What was loaded before is still there. Check the spelling; private and gated models must be downloaded by hand and dropped here.
said-fetch-checksum = The download of { $url } is damaged: its checksum is not the published one.
said-fetch-checksum-hint = What was loaded before is still there, and the damaged file was not kept. Try the download again.
said-fetch-failed = The download of { $url } failed ({ PHRASE($reason) }).
said-fetch-status = The download of { $url } failed: { PHRASE($why) }.
said-fetch-answered = { PHRASE($words) } (it answered { $status })
said-fetch-forbidden = the server does not give this file to everyone
said-fetch-not-found = the server has no such file
said-fetch-too-often = the server is being asked too often
said-fetch-trouble = the server has trouble of its own
said-fetch-refused = the server refused
said-fetch-stopped = The download of { $url } was stopped.
said-fetch-retry = { PHRASE($error) } It is tried again in { $seconds } s (attempt { $attempt } of { $attempts }).
said-fetch-unreachable = the server could not be reached: { PHRASE($reason) }
said-fetch-lost = the connection was lost after { PHRASE($received) }: { PHRASE($reason) }
said-fetch-ended = it ended after { PHRASE($received) }
said-fetch-silent = the server sent nothing for { $seconds } s
said-fetch-nothing = the answer was empty
said-fetch-large = the server announces { $total } bytes, more than fits in this tab's memory
said-fetch-bytes = { NUMBER($received) } bytes
said-fetch-bytes-of = { PHRASE($received) } of { $total } bytes
said-fetch-not-stored = This file was loaded but could not be stored on this device ({ PHRASE($reason) }): next time it is downloaded again.
said-fetch-other-tab = another tab may be storing the same file just now
said-fetch-store = it could not be stored on this device
said-fetch-back = it could not be read back from this device's storage
said-fetch-room = it needs { $total }, and the browser has { $room } left for this page
said-fetch-connection = What was loaded before is still there. Check the connection and try again: what has arrived is used where possible.
said-fetch-other-model = What was loaded before is still there. Choose another model, or get the file from its site and choose it here as a file of yours.
said-fetch-later = What was loaded before is still there. Try again in a few minutes.
said-fetch-address = What was loaded before is still there. Check the name or address, or choose another model.
said-fetch-run-again = What was loaded before is still there. Run the cell again to go on: what has arrived is used where possible.
said-file-read = The file could not be read ({ PHRASE($reason) }).
said-file-large = The file has { NUMBER($bytes) } bytes, more than the { NUMBER($limit) } allowed here.
said-file-large-hint = Nothing else has changed. Choose a smaller file.
said-file-read-hint = Nothing else has changed. Choose the file again; it may have been moved or changed.
said-store = This device could not keep it ({ PHRASE($reason) }).
said-store-hint = Nothing else has changed. Make room by deleting downloads you no longer need.
said-store-none = the browser has no place for it
said-store-cache = there is no cache
said-store-full = the device is full
said-store-memory = there is no memory left for its { NUMBER($size) } bytes

## What to do

said-run-that-makes = Run the cell that makes a { PHRASE($what) } first.
said-run-or-choose = Run the cell that makes it first, or choose one of: { $names }.
said-none-called = There is no { PHRASE($what) } called "{ $name }" yet.
# In the two sentences above.
said-what-model = model
said-what-data = data set
said-internal = Something went wrong inside Vitrine: { $message }.
said-internal-hint = Save the notebook and reload the page.
said-export-32 = The model is still there. Export it in 32 bits instead.
said-export-again = The model is still there. Try the export again.
said-image-hint = Nothing else has changed. Choose a JPEG, PNG, WebP, GIF or BMP picture of ordinary size.
said-data-hint = Your images are still there; change them in the data cell and run again.
said-map-pictures = Nothing has changed. Add pictures in the data cell.
said-map-set = Nothing has changed. Set it in the map cell, or take the principal directions, which need none.
said-map-model = Nothing has changed. Load the model again, or choose another.
said-train-set = Nothing has changed. Set it in the train cell and run again.
said-train-measure = Your images and models are as they were. Measure the model without this.
said-train-kept = Your images and models are as they were. Reload the page and run it again: it goes on from where it was last kept.
said-train-lr = The model you started from is unchanged. Try a learning rate ten times smaller.
said-train-again = Nothing has changed. Run it again when you like.
said-train-device = The model you started from is unchanged. Reload the page, or add ?device=cpu to its address.
said-explain-side = Nothing has changed. Choose another side or stride in the explain cell.
said-explain-share = Nothing has changed. Choose another share in the explain cell.
said-explain-class = Nothing has changed. Choose one of the model's classes.
said-explain-cam = Nothing has changed. Choose Grad-CAM or occlusion.
said-explain-attention = Nothing has changed. Choose attention, rollout, relevance or occlusion.
said-explain-device = Your models and images are still there. Reload the page, or add ?device=cpu to its address.
said-lab-change = Change it in this cell; everything else is as it was.
said-lab-none = "{ $data }" has no training images to show.
said-lab-add = Add pictures in its data cell.

## Training and measuring

said-train-diverged = The loss stopped being a number at step { NUMBER($step) }: training diverged.
said-train-stopped-early = Stopped before training began.
said-train-stopped = Stopped before it was done.
said-train-not-read = What was kept of the pictures on this device could not be read again. { PHRASE($error) }
said-train-went-on = Went on from epoch { NUMBER($epoch) } of { NUMBER($epochs) }, where this run was left.
said-train-not-kept = { PHRASE($error) } The run goes on, but if the page closed it would begin again.
said-train-recipe = { PHRASE($knob) } is { $found }, but must be { PHRASE($allowed) }; try { PHRASE($suggested) }.
# Before "is 0.2, but must be ...".
said-knob-validation = The share for validation
said-knob-judging = The judging of epochs
said-knob-patience = The patience
said-knob-folds = The number of folds
said-knob-attention-dropout = The attention dropout
# After "but must be", or after "try".
said-train-no-attention = 0, since this network has no attention
said-train-brought = 0, since the data brings a validation part of its own
said-train-single = 0 while "{ $class }" has a single image to learn from
said-train-add = 0, or add images
said-train-off = off while no images are kept for validation
said-train-share = a share for validation of 0.2
said-train-folds = between 2 and { $most }: every class needs an image in each part (at most { $limit })
said-teacher-classes = The teacher "{ $teacher }" does not know the classes of "{ $student }".
said-teacher-classes-hint = Train it on this data first; your notebook is as it was.
said-teacher-sees = The teacher "{ $teacher }" sees images in another way than "{ $student }": another size or other colours.
said-teacher-sees-hint = Choose a teacher of the same input size and preprocessing; your notebook is as it was.
said-evaluate-none = "{ $data }" has no images that were held out, so there is nothing to measure on.
said-evaluate-none-hint = Add images, or choose data with a test part.
said-evaluate-classes = The model "{ $model }" does not know the classes of "{ $data }", so it cannot be measured on them.
said-evaluate-classes-hint = Train it on this data first, and evaluate the model that makes.
said-single = "{ $name }" is not a single network with one view of an image ({ $is }).
said-single-hint = Take one of the models it is made of, or a soup of them, which is a single network.
said-compare-two = A comparison needs at least two models.
said-compare-two-hint = Choose another one; your notebook is as it was.
said-compare-twice = "{ $name }" is named twice, and a model cannot be compared with itself.
said-compare-twice-hint = Name it once; your notebook is as it was.
said-ensemble-none = No model is chosen, so there is nothing to put together.
said-ensemble-none-hint = Choose at least one; your notebook is as it was.
said-ensemble-differ = "{ $one }" ({ $is }) and "{ $other }" ({ $that }) are not the same network, so their weights have no mean.
said-ensemble-differ-hint = Average probabilities instead, or choose runs that started from the same model.
said-ensemble-greedy = A greedy soup is chosen by images that nobody learnt from, and "{ $data }" has no validation part that all these models left alone.
said-ensemble-greedy-hint = Add images under val/, train the models with the same share for validation and the same seed, or use the plain soup.
said-model-gone = The trained weights of "{ $name }" are no longer on this device.
said-model-damaged = The trained weights of "{ $name }" on this device are damaged or of another version.
said-model-hint = Your notebook and your pictures are safe. Run the cell that makes this model to train it again.
said-version = The page speaks version { $page } of the engine's language, the engine version { $engine }.
said-version-hint = Reload the page to get both from the same build; your notebook file is safe.

## Explanations and maps

said-explain-no-side = A square with a side of 0 pixels hides nothing.
said-explain-no-stride = A square that moves by 0 pixels never gets anywhere.
said-explain-large = A square with a side of { $side } pixels does not fit into the { $width } × { $height } pixels that the model sees.
said-explain-discard = The share of attention to drop must be at least 0 and below 1; it is { $discard }.
said-explain-no-class = There is no class { $class }: this model knows { $classes }, counted from 0.
said-explain-no-attention = Attention is part of a vision transformer; this model is a convolutional network and has none.
said-explain-no-maps = Grad-CAM reads the last feature maps of a convolutional network, which this model does not have.
said-map-few = There are { NUMBER($found) } pictures, and a map needs at least two.
said-map-not-finite = The model's features are not finite numbers, so the pictures have no place.
said-map-perplexity = The perplexity is { $perplexity }; with { NUMBER($points) } pictures it can be from { $least } to { $most }.
said-map-unsettled = The principal directions of the features could not be found.

## Export

said-export-labels = The model has { NUMBER($classes) } classes, but { NUMBER($labels) } labels were given.
said-export-range = The tensor { $name } holds { $number }, which the file's number type cannot hold.
said-export-large = The file would take { NUMBER($bytes) } bytes; an ONNX file holds at most { NUMBER($most) }.
said-export-package = The package could not be written ({ PHRASE($reason) }).

## What augmentation did to a picture, in a few words

said-op-autocontrast = AutoContrast
said-op-equalize = Equalize
said-op-invert = Invert
said-op-rotate = Rotate { NUMBER($degrees) }°
said-op-shear-x = ShearX { NUMBER($factor) }
said-op-shear-y = ShearY { NUMBER($factor) }
said-op-translate-x = TranslateX { NUMBER($pixels) } px
said-op-translate-y = TranslateY { NUMBER($pixels) } px
said-op-posterize = Posterize { NUMBER($bits) } bits
said-op-solarize = Solarize from { NUMBER($threshold) }
said-op-solarize-add = SolarizeAdd { NUMBER($add) }
said-op-color = Color × { NUMBER($factor) }
said-op-contrast = Contrast × { NUMBER($factor) }
said-op-brightness = Brightness × { NUMBER($factor) }
said-op-sharpness = Sharpness × { NUMBER($factor) }
said-op-hue = Hue { NUMBER($degrees) }°
said-op-greyscale = Greyscale
said-op-blur = Blur { NUMBER($radius) } px
said-op-cutout = Cutout { NUMBER($side) } px
said-op-flip-horizontal = Flip ↔
said-op-flip-vertical = Flip ↕
said-op-crop = Crop { NUMBER($width) } × { NUMBER($height) }
said-op-crop-from = Crop from { NUMBER($left) }, { NUMBER($top) }
said-op-augmix = AugMix { NUMBER($share) }
said-op-chain = { NUMBER($weight) } of { PHRASE($operations) }
said-op-erased = Erased { NUMBER($width) } × { NUMBER($height) }
